// Lets one shop at a time use a data folder. The lock is a row of numbered files; the highest one counts, and holds
// the process that took it. A dead holder's file is never deleted or overwritten to take over: the next number is
// created instead, which only one process can do, so two starts at the same moment cannot both win.
// Sees processes of this machine only, as PostgreSQL's own lock does: no two containers may share a data folder.

import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identifyProcess, isStillRunning, type ProcessIdentity } from './process-table.ts'

export type DataDirLock = { release(): void }

const attemptsMax = 100

/** Throws when another shop that is alive holds the folder; nothing of that shop is touched then. */
export function lockDataDir(dataDir: string): DataDirLock {
  const lockDir = join(dataDir, 'lock')
  mkdirSync(lockDir, { recursive: true, mode: 0o700 })
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const newest = newestNumber(lockDir)
    const holder = readHolder(join(lockDir, String(newest)))
    if (holder !== null && isStillRunning(holder)) throw inUse(dataDir, holder)
    const own = newest + 1
    if (!claim(lockDir, own)) continue
    if (newestNumber(lockDir) === own) return heldLock(lockDir, own)
    // Took a number that had come and gone since we looked. The highest one counts, so this one does not.
    rmSync(join(lockDir, String(own)), { force: true })
  }
  throw new Error(`Could not lock the data folder ${dataDir}: too many others try at the same time.`)
}

function heldLock(lockDir: string, own: number): DataDirLock {
  for (const name of readdirSync(lockDir)) {
    if (name !== String(own)) rmSync(join(lockDir, name), { force: true })
  }
  // Emptied, not deleted: without the file the numbers would start again, below one that somebody may just be taking.
  return { release: () => writeFileSync(join(lockDir, String(own)), '') }
}

// A link, unlike a new file, appears together with its content.
function claim(lockDir: string, number: number): boolean {
  const draft = join(lockDir, `draft-${process.pid}`)
  try {
    writeFileSync(draft, JSON.stringify(identifyProcess(process.pid)), { mode: 0o600 })
    linkSync(draft, join(lockDir, String(number)))
    return true
  } catch (error) {
    // EEXIST: another start was quicker. ENOENT: it also swept our draft away.
    if (!['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function newestNumber(lockDir: string): number {
  const numbers = readdirSync(lockDir).filter((name) => /^\d+$/.test(name))
  return Math.max(0, ...numbers.map(Number))
}

// Unreadable means free: released, swept by a newer holder, or emptied by a power cut.
function readHolder(path: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function inUse(dataDir: string, holder: ProcessIdentity): Error {
  return new Error(
    `The data folder ${dataDir} is in use by another shop (process ${holder.pid}). ` +
      'Stop that one first, or set DATA_DIR to another folder.',
  )
}
