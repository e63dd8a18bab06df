// Runs PostgreSQL's programs inside a folder, as the account chosen for them. It decides neither the account nor the
// arguments, and passes none of the shop's environment on: PGDATA or LD_LIBRARY_PATH of the caller would mislead them.

import { execFile } from 'node:child_process'

export type Account = { readonly uid: number; readonly gid: number }

/** A folder and who works in it; no account means: the user the shop itself runs as. */
export type Place = { readonly dir: string; readonly account: Account | null }

type Ending = { readonly ok: boolean; readonly output: string }

const runMsMax = 120_000

export function placeOptions(place: Place) {
  // LC_ALL=C: messages stay English, so that a failed start can be told apart by its log.
  const env = { LC_ALL: 'C', PATH: '/usr/bin:/bin' }
  return { cwd: place.dir, env, ...(place.account ?? {}) }
}

/**
 * What a program running in the place must call its own folder. Root's checkout may lie in a folder that other
 * accounts cannot enter (/root is 0700), and PostgreSQL never runs as root. But the working directory is entered
 * before root's rights are dropped, every child inherits it, and /proc/self/cwd leads there without walking the
 * parents; an absolute path would. Only the folder itself can be named so, nothing deeper: postgres changes into it.
 */
export function ownPath(place: Place): string {
  return place.account !== null && process.platform === 'linux' ? '/proc/self/cwd' : place.dir
}

/** Runs a program to its end, at most two minutes. Never rejects: a program that cannot even start is `ok: false`. */
export function runToEnd(program: string, args: readonly string[], place: Place): Promise<Ending> {
  return new Promise<Ending>((resolve) => {
    const options = { ...placeOptions(place), timeout: runMsMax }
    execFile(program, args, options, (error, stdout, stderr) => {
      resolve({ ok: error === null, output: `${stdout}${stderr}`.trim() || (error?.message ?? '') })
    })
  }).catch((error: unknown) => ({ ok: false, output: String(error) }))
}
