// Starts one PostgreSQL process on a cluster and waits until it serves. It never restarts it; keep-server-running.ts
// does. The process gets a session of its own, so that Ctrl-C in the shop's terminal does not reach it.

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { endServer } from './end-server.ts'
import { ownPath, type Place, placeOptions } from './run-as.ts'
import type { ServerLog } from './server-log.ts'
import { settingArguments } from './server-settings.ts'
import { waitUntilReady } from './wait-until-ready.ts'

export type ServerPlan = {
  readonly nativeDir: string
  readonly place: Place
  readonly password: string
  readonly settings: Readonly<Record<string, string>>
  readonly serverLog: ServerLog
  readonly log: (message: string) => void
}

export type ServerProcess = {
  readonly pid: number
  readonly port: number
  /** Resolves, once the process is gone, with how it ended. */
  readonly exited: Promise<string>
  end(): Promise<void>
}

/** A start that failed; `mayPass` when another attempt, perhaps on another port, can succeed. */
export class ServerNotStarted extends Error {
  readonly mayPass: boolean

  constructor(reason: string, logTail: string) {
    super(`PostgreSQL did not start: ${reason}.${logTail === '' ? '' : ` The end of its log:\n${logTail}`}`)
    this.mayPass = /could not bind|could not create any TCP|shared memory block|lock file ".*" already/.test(
      logTail,
    )
  }
}

/** Rejects with ServerNotStarted; no process of this start is left then. */
export async function launchServer(
  plan: ServerPlan,
  port: number,
  signal: AbortSignal,
): Promise<ServerProcess> {
  const logStart = plan.serverLog.sizeBytes()
  const server = spawnServer(plan, port)
  const waiting = new AbortController()
  const giveUp = () => waiting.abort(new Error('the shop stops'))
  signal.addEventListener('abort', giveUp)
  server.exited.then((how) => waiting.abort(new Error(how)))
  try {
    if (signal.aborted) giveUp()
    await waitUntilReady({ port, password: plan.password }, waiting.signal)
    return server
  } catch (error) {
    await server.end()
    throw new ServerNotStarted((error as Error).message, plan.serverLog.tail(logStart))
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

function spawnServer(plan: ServerPlan, port: number): ServerProcess {
  const { nativeDir, place, serverLog } = plan
  const child = spawn(
    join(nativeDir, 'bin', 'postgres'),
    ['-D', ownPath(place), ...settingArguments(port, plan.settings)],
    { ...placeOptions(place), detached: true, stdio: ['ignore', serverLog.fd, serverLog.fd] },
  )
  child.unref()
  // A shop that ends without stop(), by process.exit or an uncaught error, at least asks its server to go.
  const endWithShop = () => child.kill('SIGINT')
  process.once('exit', endWithShop)
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `it ended with code ${code}` : `ended by ${signal}`),
    )
  }).finally(() => process.off('exit', endWithShop))
  const goneWithin = (waitMs: number) =>
    Promise.race([exited.then(() => true), delay(waitMs, false, { ref: false })])
  const end = () => {
    // Unreferenced, the process would not keep the shop alive until its end is seen.
    child.ref()
    return endServer({ send: (name) => child.kill(name), goneWithin })
  }
  return { pid: child.pid ?? 0, port, exited, end }
}
