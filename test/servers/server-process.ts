// A server as a process group of its own, so that Ctrl-C at a terminal does not reach it before its owner has decided
// what to do. A watcher beside it kills the group when the owner dies without stopping it, however it dies.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'

export type ServerProcess = {
  /** Null while it runs, else how it ended, with the end of its log. */
  whyGone(): string | null
  kill(): Promise<void>
  /** SIGTERM, and SIGKILL to what is still there after the time limit. */
  stop(): Promise<void>
}

export type ServerCommand = {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly logPath: string
}

const stopMsMax = 15_000
const logLinesShown = 15

export function startProcess({ name, command, args, env, logPath }: ServerCommand): ServerProcess {
  const log = openSync(logPath, 'a')
  const child = spawn(command, args, { env, stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  let failure: Error | null = null
  const gone = once(child, 'exit').catch((error: Error) => {
    failure = error
  })
  const watcher = watch(child)

  let ending: Promise<void> | null = null

  /** The group's number may belong to somebody else afterwards, so it is signalled by the first call only. */
  async function end(signal: NodeJS.Signals): Promise<void> {
    signalGroup(child, signal)
    const late = setTimeout(() => signalGroup(child, 'SIGKILL'), stopMsMax)
    await gone
    clearTimeout(late)
    signalGroup(child, 'SIGKILL')
    watcher?.kill('SIGKILL')
  }

  return {
    whyGone() {
      if (failure) return `${name} does not start: ${failure.message}`
      if (isRunning(child)) return null
      const how = child.signalCode ?? `code ${child.exitCode}`
      return `${name} ended with ${how}. The end of its log:\n${endOf(logPath)}`
    },
    kill() {
      ending ??= end('SIGKILL')
      return ending
    },
    stop() {
      ending ??= end('SIGTERM')
      return ending
    },
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null
}

/** The pipe to the watcher closes when this process is gone. */
function watch(child: ChildProcess): ChildProcess | null {
  if (child.pid === undefined) return null
  const script = 'cat > /dev/null; kill -9 "-$1"'
  const watcher = spawn('/bin/sh', ['-c', script, 'watcher', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watcher.unref()
  watcher.on('error', () => undefined)
  return watcher
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function endOf(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-logLinesShown).join('\n')
}
