// Vitest's global setup of the `full` tests: one PostgreSQL for the whole run, in a temporary folder, or the one that
// TEST_DATABASE_URL names. It makes no tables; test-database.ts does, one database per caller.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedServer } from '../../src/postgres/embedded/start-embedded-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given !== undefined && given !== '') {
    project.provide('databaseUrl', given)
    return async () => undefined
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'jangteo-test-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  try {
    const server = await startEmbeddedServer({ dataDir })
    project.provide('databaseUrl', server.connectionString)
    return () => server.stop().finally(remove)
  } catch (error) {
    remove()
    throw error
  }
}
