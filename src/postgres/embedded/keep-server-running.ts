// Keeps one PostgreSQL running on a cluster: when it ends and nobody asked it to, it is started again on the same
// port, so that the shop's pool finds it where it was. Never starts anything once stop() was called.

import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from './find-free-port.ts'
import { launchServer, ServerNotStarted, type ServerPlan, type ServerProcess } from './launch-server.ts'
import { stopLeftoverServer } from './stop-leftover-server.ts'

export type RunningServer = { readonly pid: number; readonly port: number; stop(): Promise<void> }

const launchAttemptsMax = 20
const launchPauseMs = 250
const restartPauseMsMin = 100
const restartPauseMsMax = 5_000
/** A server that ran this long is started again at once; one that falls over sooner, after ever longer pauses. */
const steadyMs = 10_000

export async function keepServerRunning(plan: ServerPlan): Promise<RunningServer> {
  const stopping = new AbortController()
  let current = await launchFirst(plan, stopping.signal)
  const { port } = current
  const watching = watch(plan, stopping.signal, {
    get: () => current,
    set: (server) => {
      current = server
    },
  })
  return {
    port,
    get pid() {
      return current.pid
    },
    stop: async () => {
      stopping.abort()
      await Promise.all([current.end(), watching])
      // Had PostgreSQL been killed just before, its worker processes may take a moment longer to notice.
      await stopLeftoverServer(plan.place.dir, plan.log)
    },
  }
}

type Slot = { get(): ServerProcess; set(server: ServerProcess): void }

async function watch(plan: ServerPlan, stopping: AbortSignal, slot: Slot): Promise<void> {
  let pauseMs = 0
  while (!stopping.aborted) {
    const server = slot.get()
    const servingSinceMs = performance.now()
    const how = await server.exited
    if (stopping.aborted) break
    plan.log(`PostgreSQL (process ${server.pid}) is gone: ${how}. Starting it again on port ${server.port}.`)
    pauseMs = performance.now() - servingSinceMs > steadyMs ? 0 : longer(pauseMs)
    const next = await relaunch({ plan, port: server.port, pauseMs }, stopping)
    if (next === null) break
    slot.set(next)
    plan.log(`PostgreSQL serves again (process ${next.pid}).`)
  }
  // A server that came up in the very moment of stop() is in the slot, but stop() ended its predecessor.
  await slot.get().end()
}

type Relaunch = { readonly plan: ServerPlan; readonly port: number; readonly pauseMs: number }

/** Tries until it runs; null once `stopping` is aborted. */
async function relaunch(
  { plan, port, pauseMs }: Relaunch,
  stopping: AbortSignal,
): Promise<ServerProcess | null> {
  for (let nextPauseMs = pauseMs; !stopping.aborted; nextPauseMs = longer(nextPauseMs)) {
    await delay(nextPauseMs, undefined, { signal: stopping }).catch(() => undefined)
    if (stopping.aborted) break
    try {
      await stopLeftoverServer(plan.place.dir, plan.log)
      return await launchServer(plan, port, stopping)
    } catch (error) {
      if (!stopping.aborted) plan.log((error as Error).message)
    }
  }
  return null
}

async function launchFirst(plan: ServerPlan, stopping: AbortSignal): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    await stopLeftoverServer(plan.place.dir, plan.log)
    try {
      return await launchServer(plan, await findFreePort(), stopping)
    } catch (error) {
      const mayPass = error instanceof ServerNotStarted && error.mayPass
      if (!mayPass || attempt === launchAttemptsMax) throw error
      await delay(launchPauseMs)
    }
  }
}

const longer = (pauseMs: number) => Math.min(restartPauseMsMax, Math.max(restartPauseMsMin, pauseMs * 2))
