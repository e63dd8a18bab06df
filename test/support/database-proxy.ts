// A TCP proxy in front of PostgreSQL that can go away, with every connection through it, and come back.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type DatabaseProxy = {
  /** What the shop takes for its database. */
  readonly url: string
  /** Ends every connection and takes no more. */
  goAway(): Promise<void>
  comeBack(): Promise<void>
}

/** `host` is the name in its address: `localhost` may stand for two addresses, of which each is tried. */
export async function startDatabaseProxy(databaseUrl: string, host = '127.0.0.1'): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const postgres = connect(Number(target.port), target.hostname)
    for (const [socket, other] of [
      [client, postgres],
      [postgres, client],
    ] as const) {
      sockets.add(socket)
      // Either end may vanish at any time: that is what this is for.
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket)
          other.destroy()
        })
      socket.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = new URL(databaseUrl)
  url.host = `${host}:${port}`
  return {
    url: url.href,
    async goAway() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
    async comeBack() {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
  }
}
