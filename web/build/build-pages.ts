// Builds the pages into web/dist and leaves there what they were built from, as a hash, so that the next start knows
// whether anything changed. Vite is loaded only when there is something to build; looking takes a few milliseconds.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pagePaths } from '../src/shared/page-paths.ts'

const web = fileURLToPath(new URL('..', import.meta.url))
const root = join(web, '..')
export const distFolder = join(web, 'dist')
const hashFile = '.built-from'

/** True when it had to build. Two that build at once do not meet: each has a folder of its own until it is done. */
export async function buildPagesIfStale(onStart: () => void = () => undefined): Promise<boolean> {
  const hash = hashOfInputs()
  if (isBuiltFrom(hash)) return false
  onStart()
  const folder = `${distFolder}-${process.pid}`
  try {
    await buildInto(folder)
    writeFileSync(join(folder, hashFile), hash)
    rmSync(distFolder, { recursive: true, force: true })
    renameSync(folder, distFolder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return true
}

function isBuiltFrom(hash: string): boolean {
  const path = join(distFolder, hashFile)
  return existsSync(path) && readFileSync(path, 'utf8') === hash
}

function hashOfInputs(): string {
  const sources = ['src', 'build', 'public'].flatMap((folder) => filesUnder(join(web, folder)))
  const files = ['index.html', 'package.json', 'vite.config.ts'].map((name) => join(web, name))
  const hash = createHash('sha256')
  for (const path of [...sources, ...files, join(root, 'package-lock.json')]) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function buildInto(folder: string): Promise<void> {
  const [{ build }, { compressFiles }] = await Promise.all([import('vite'), import('./compress-files.ts')])
  const { NODE_ENV } = process.env
  // Whoever asks for it, a test or a shop in development, the pages are those that everybody gets.
  process.env.NODE_ENV = 'production'
  await build({
    configFile: join(web, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  }).finally(() => {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  })
  // What the server answers with the page itself; anything else is not found.
  writeFileSync(join(folder, 'page-paths.json'), JSON.stringify(pagePaths))
  await compressFiles(folder)
}
