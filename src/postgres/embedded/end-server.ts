// Ends a PostgreSQL server as gently as it allows: fast shutdown, then immediate, then kill. Never signals anything
// but what the caller hands over. Whatever rung is reached, no committed row is lost; the next start replays the log.

export type EndableServer = {
  send(signal: NodeJS.Signals): void
  /** True as soon as the server is gone, false when it still is there after that time. */
  goneWithin(waitMs: number): Promise<boolean>
}

const rungs = [
  { signal: 'SIGINT', waitMs: 10_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const

export async function endServer(server: EndableServer): Promise<void> {
  for (const { signal, waitMs } of rungs) {
    server.send(signal)
    if (await server.goneWithin(waitMs)) return
  }
  throw new Error('PostgreSQL does not end, not even when killed.')
}
