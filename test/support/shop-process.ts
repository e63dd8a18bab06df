// Run as a process of its own: a shop reduced to its embedded PostgreSQL. Prints one line of JSON, what it started or
// why it could not, and then lives until it is killed.

import { startEmbeddedServer } from '../../src/postgres/embedded/start-embedded-server.ts'

const [dataDir = ''] = process.argv.slice(2)

try {
  const { pid, connectionString } = await startEmbeddedServer({ dataDir })
  console.log(JSON.stringify({ pid, connectionString }))
  setInterval(() => undefined, 60_000)
} catch (error) {
  console.log(JSON.stringify({ refused: (error as Error).message }))
}
