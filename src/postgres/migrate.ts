// Brings a database to the newest schema. Several instances may start at once: one migrates, the others wait.

import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import pg from 'pg'

/** Any number that no other program on the same database is likely to lock. */
const migrationLockId = 7_265_637_001

const migrationsDir = fileURLToPath(new URL('../../migrations', import.meta.url))

export async function migrate(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'jangteo-migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLockId])
    await runner({
      dbClient: client,
      dir: migrationsDir,
      direction: 'up',
      migrationsTable: 'schema_migrations',
      noLock: true,
      log: () => {},
    })
  } finally {
    await client.end()
  }
}
