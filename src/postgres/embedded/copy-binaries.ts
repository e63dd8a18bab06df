// Copies PostgreSQL's programs to a folder that its account can reach. A copy appears whole, by rename, so that two
// starts at once are fine; it is only trusted when we own it and no one else may write it, and what stands in its
// place without being ours is set aside, never deleted.

import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { linkLibraries } from './link-libraries.ts'

/** `name` must change with the version of the programs. Gives the copy's folder, or null where none can be made. */
export function copyBinaries(nativeDir: string, parentDir: string, name: string): string | null {
  const copyDir = join(parentDir, name)
  try {
    if (!isSafeParent(parentDir)) return null
    if (isOurs(copyDir) && isWhole(nativeDir, copyDir)) return copyDir
    setAside(copyDir)
    publish(nativeDir, copyDir)
    return isOurs(copyDir) && isWhole(nativeDir, copyDir) ? copyDir : null
  } catch {
    return null
  }
}

// Where strangers may rename our folder (world-writable, not sticky), a copy could be swapped after the check.
function isSafeParent(dir: string): boolean {
  const { uid, mode } = lstatSync(dir)
  const ownedByUs = uid === 0 || uid === process.getuid?.()
  return ownedByUs && ((mode & 0o022) === 0 || (mode & 0o1000) !== 0)
}

function isOurs(dir: string): boolean {
  const found = lstatSync(dir, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === process.getuid?.() && (found.mode & 0o022) === 0
}

// By size: a power cut soon after the copy, or a cleaner of old temporary files, leaves shorter or missing files.
function isWhole(nativeDir: string, copyDir: string): boolean {
  return filesUnder(nativeDir).every((path) => {
    const copied = lstatSync(join(copyDir, path), { throwIfNoEntry: false })
    return copied?.isFile() === true && copied.size === lstatSync(join(nativeDir, path)).size
  })
}

function setAside(dir: string): void {
  if (lstatSync(dir, { throwIfNoEntry: false }) === undefined) return
  const aside = `${dir}.aside-${randomBytes(6).toString('hex')}`
  const ours = isOurs(dir)
  renameSync(dir, aside)
  if (ours) rmSync(aside, { recursive: true, force: true })
}

function publish(nativeDir: string, copyDir: string): void {
  const staging = mkdtempSync(`${copyDir}.new-`)
  try {
    cpSync(nativeDir, staging, { recursive: true, verbatimSymlinks: true })
    linkLibraries(staging)
    for (const path of filesUnder(staging)) chmodSync(join(staging, path), 0o755)
    for (const path of foldersUnder(staging)) chmodSync(join(staging, path), 0o755)
    chmodSync(staging, 0o755)
    renameSync(staging, copyDir)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    // Another start published the same copy meanwhile; the caller checks it.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

const filesUnder = (dir: string) => pathsUnder(dir, 'file')
const foldersUnder = (dir: string) => pathsUnder(dir, 'folder')

function pathsUnder(dir: string, kind: 'file' | 'folder'): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => (kind === 'file' ? entry.isFile() : entry.isDirectory()))
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
}
