// Shares exact reads. A request that arrives while the same query runs waits for the next run, so every
// answer reflects a moment after its request arrived, and a spike costs one query at a time per key.

type Flight = { running: Promise<unknown>; next: Promise<unknown> | null }

export type Coalesce = <Result>(key: string, load: () => Promise<Result>) => Promise<Result>

export function createCoalesce(): Coalesce {
  const flights = new Map<string, Flight>()

  function launch<Result>(key: string, load: () => Promise<Result>): Promise<Result> {
    const running = load()
    const flight: Flight = { running, next: null }
    flights.set(key, flight)
    const land = () => {
      if (flights.get(key) === flight && flight.next === null) flights.delete(key)
    }
    running.then(land, land)
    return running
  }

  return function coalesce<Result>(key: string, load: () => Promise<Result>): Promise<Result> {
    const flight = flights.get(key)
    if (!flight) return launch(key, load)
    flight.next ??= flight.running.then(
      () => launch(key, load),
      () => launch(key, load),
    )
    return flight.next as Promise<Result>
  }
}
