// Finds a folder from which PostgreSQL's account can really run the programs: the npm package itself, else a copy.
// Judges by running `postgres --version` as that account, never by reading permission bits.

import { join } from 'node:path'
import type { BundledPostgres } from './bundled-postgres.ts'
import { copyBinaries } from './copy-binaries.ts'
import { linkLibraries } from './link-libraries.ts'
import { type Account, runToEnd } from './run-as.ts'

export type BinariesRequest = {
  readonly bundled: BundledPostgres
  readonly account: Account | null
  /** Folders to copy to, tried in this order. */
  readonly copyParents: readonly string[]
}

/** The folder that holds bin/, lib/ and share/. Throws when the programs run from nowhere, with what they said. */
export async function prepareBinaries(request: BinariesRequest): Promise<string> {
  const { bundled, account, copyParents } = request
  const nativeDir = join(bundled.packageDir, 'native')
  const trouble = linkTrouble(nativeDir) ?? (await runTrouble(nativeDir, account))
  if (trouble === null) return nativeDir
  for (const parent of copyParents) {
    const copy = copyBinaries(nativeDir, parent, `jangteo-postgres-${bundled.version}`)
    if (copy !== null && (await runTrouble(copy, account)) === null) return copy
  }
  throw new Error(
    `The embedded PostgreSQL cannot run here: ${trouble}. Tried ${[nativeDir, ...copyParents].join(', ')}. ` +
      'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
  )
}

function linkTrouble(nativeDir: string): string | null {
  try {
    linkLibraries(nativeDir)
    return null
  } catch (error) {
    return String(error)
  }
}

async function runTrouble(nativeDir: string, account: Account | null): Promise<string | null> {
  const probe = await runToEnd(join(nativeDir, 'bin', 'postgres'), ['--version'], { dir: '/', account })
  return probe.ok ? null : probe.output
}
