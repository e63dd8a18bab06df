// Asks the system about processes: is it still the same one, which PostgreSQL works in this folder? Only looks.
// Uses /proc where there is one; elsewhere (macOS) it knows less and says so.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { basename } from 'node:path'

/** A process told apart from a later one with the same number; `startedAt` is null where the system keeps it secret. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string | null }

const hasProc = existsSync('/proc/self/stat')

/** Null when no such process runs (any more); one that is dead but not yet reaped counts as gone. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (!Number.isSafeInteger(pid) || pid < 1 || !acceptsSignals(pid)) return null
  if (!hasProc) return { pid, startedAt: askPs(pid, 'lstart=') || null }
  const stat = readOrNull(`/proc/${pid}/stat`)
  if (stat === null) return { pid, startedAt: null }
  // The name in parentheses may itself hold blanks and parentheses; the fields are counted after the last one.
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if ('ZX'.includes(state)) return null
  // Ticks count from boot, so the boot is part of the answer.
  const boot = readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  return { pid, startedAt: `${boot}/${fields[18]}` }
}

export function isStillRunning(process: ProcessIdentity): boolean {
  const now = identifyProcess(process.pid)
  if (now === null) return false
  return process.startedAt === null || now.startedAt === null || process.startedAt === now.startedAt
}

/** Whether this process is a PostgreSQL program working in this folder; every server process does chdir into it. */
export function isPostgresIn(dir: string, pid: number): boolean {
  if (identifyProcess(pid) === null) return false
  if (hasProc) return worksIn(dir, pid) && isPostgresProgram(pid)
  const command = askPs(pid, 'command=')
  return command.includes('postgres') && command.includes(dir)
}

/** Every PostgreSQL process working in this folder; empty where there is no /proc to search. */
export function postgresProcessesIn(dir: string): number[] {
  if (!hasProc || !existsSync(dir)) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgresIn(dir, pid))
}

function askPs(pid: number, column: string): string {
  return (spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim()
}

function acceptsSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function worksIn(dir: string, pid: number): boolean {
  try {
    const [here, there] = [statSync(dir), statSync(`/proc/${pid}/cwd`)]
    return here.dev === there.dev && here.ino === there.ino
  } catch {
    return false
  }
}

function isPostgresProgram(pid: number): boolean {
  try {
    // After an update of the package the link reads `…/postgres (deleted)`.
    const program = basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''))
    return program === 'postgres' || program === 'initdb'
  } catch {
    return false
  }
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
