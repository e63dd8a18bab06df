// Picks a port of 127.0.0.1 that nothing listens on. Free now; another program may take it before PostgreSQL does,
// which is why a failed bind is tried again.

import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

// Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere). In there, a pool
// that knocks at the port of a killed PostgreSQL may be given that very port to knock from, connects to itself, and
// keeps the restarted server from binding it.
const portMin = 20_000
const portMax = 30_000
const triesMax = 100

export async function findFreePort(): Promise<number> {
  for (let tries = 0; tries < triesMax; tries++) {
    const port = randomInt(portMin, portMax)
    if (await isFree(port)) return port
  }
  throw new Error(`Found no free port for PostgreSQL between ${portMin} and ${portMax}.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
