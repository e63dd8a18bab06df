// Where the embedded PostgreSQL's programs come from, and that its account can run them. Starts no server.

import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { findBundledPostgres } from '../../src/postgres/embedded/bundled-postgres.ts'
import { prepareBinaries } from '../../src/postgres/embedded/prepare-binaries.ts'

let root: string

beforeEach(() => {
  // Owned by us, mode 0700: as root, a folder that PostgreSQL's account cannot enter.
  root = fs.mkdtempSync(join(tmpdir(), 'jangteo-binaries-'))
})

afterEach(() => fs.rmSync(root, { recursive: true }))

test('makes the missing library links of a package', async () => {
  const bundled = packageWithoutLinks()
  const nativeDir = await prepareBinaries({ bundled, account: null, copyParents: [] })
  expect(nativeDir).toBe(join(bundled.packageDir, 'native'))
  expect(linksIn(nativeDir)).toEqual(linksIn(join(findBundledPostgres().packageDir, 'native')))
})

test.runIf(process.getuid?.() === 0)(
  'copies the programs out of a folder that PostgreSQL’s account cannot enter',
  async () => {
    const bundled = packageWithoutLinks()
    const parent = fs.mkdtempSync(join(tmpdir(), 'jangteo-reachable-'))
    onTestFinished(() => fs.rmSync(parent, { recursive: true }))
    fs.chmodSync(parent, 0o755)
    const request = { bundled, account: { uid: 65_534, gid: 65_534 }, copyParents: [root, parent] }
    const [one, other] = await Promise.all([prepareBinaries(request), prepareBinaries(request)])
    expect(one).toBe(join(parent, `jangteo-postgres-${bundled.version}`))
    expect(other).toBe(one)
    expect(fs.readdirSync(parent)).toHaveLength(1)
    // One that a cleaner of old files has nibbled at, or that a stranger owns, is replaced.
    fs.rmSync(join(one, 'share', 'postgresql', 'postgres.bki'))
    expect(await prepareBinaries(request)).toBe(one)
    fs.chownSync(one, 65_534, 65_534)
    expect(await prepareBinaries(request)).toBe(one)
    expect(fs.statSync(one).uid).toBe(0)
    expect(fs.existsSync(join(one, 'share', 'postgresql', 'postgres.bki'))).toBe(true)
  },
)

test('says what to do where no binaries exist for the platform', () => {
  expect(() => findBundledPostgres('plan9-x64')).toThrow(/plan9-x64.*Set DATABASE_URL/)
})

function packageWithoutLinks() {
  const { packageDir, version } = findBundledPostgres()
  const copy = join(root, 'package')
  fs.cpSync(packageDir, copy, { recursive: true, verbatimSymlinks: true })
  for (const link of linksIn(join(copy, 'native'))) fs.rmSync(join(copy, 'native', link))
  return { packageDir: copy, version }
}

function linksIn(nativeDir: string): string[] {
  return fs
    .readdirSync(nativeDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name).slice(nativeDir.length + 1))
    .sort()
}
