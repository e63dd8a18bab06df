// How long the embedded mode takes from the command to the first open door: on a data folder that does not exist yet,
// and on the one it left.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atMost, type Figure, seconds } from './figure.ts'
import { startServer } from './server-process.ts'

export async function measureStart(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jangteo-bench-start-'))
  const start = async () => {
    const startedAt = performance.now()
    // An empty setting is none: the shop brings its own PostgreSQL.
    const server = await startServer('shop', { DATABASE_URL: '', DATA_DIR: join(folder, 'data') })
    const tookSeconds = (performance.now() - startedAt) / 1_000
    await server.stop()
    return tookSeconds
  }
  const fresh = await start()
  const again = await start()
  await rm(folder, { recursive: true, force: true })
  return [
    atMost('start on a fresh data folder', fresh, 5, seconds),
    atMost('start on an existing one', again, 2, seconds),
  ]
}
