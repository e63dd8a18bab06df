// Ends what a killed shop, or a killed PostgreSQL, left running on a cluster. Only called while the data folder's
// lock is held, so no living shop owns these processes; signals none without having seen it work in this folder.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { endServer } from './end-server.ts'
import { identifyProcess, isPostgresIn, isStillRunning, postgresProcessesIn } from './process-table.ts'

type Log = (message: string) => void

const pollMs = 20
const orphansMsMax = 1_000
const killedMsMax = 5_000

export async function stopLeftoverServer(clusterDir: string, log: Log): Promise<void> {
  const pid = readPostmasterPid(clusterDir)
  if (pid !== null && isPostgresIn(clusterDir, pid)) {
    log(`Stopping the PostgreSQL (process ${pid}) that an earlier shop left running.`)
    await endPostmaster(clusterDir, pid)
  } else if (pid !== null && identifyProcess(pid) !== null) {
    // The number went to somebody else. PostgreSQL cannot tell, and would refuse to start.
    rmSync(join(clusterDir, 'postmaster.pid'), { force: true })
  }
  await endOrphans(clusterDir)
}

/** Kills whatever PostgreSQL program works in this folder, and waits until none does. */
export async function killProcessesIn(dir: string): Promise<void> {
  for (const pid of postgresProcessesIn(dir)) trySignal(pid, 'SIGKILL')
  await goneWithin(() => postgresProcessesIn(dir).length === 0, killedMsMax)
}

async function endPostmaster(clusterDir: string, pid: number): Promise<void> {
  const postmaster = identifyProcess(pid)
  if (postmaster === null) return
  await endServer({
    send: (signal) => {
      if (isStillRunning(postmaster) && isPostgresIn(clusterDir, pid)) trySignal(pid, signal)
    },
    goneWithin: (waitMs) => goneWithin(() => !isStillRunning(postmaster), waitMs),
  })
}

// Server processes whose postmaster was killed end by themselves, but one in a long query only when it is through;
// until then they hold the shared memory, and a new server refuses to start.
async function endOrphans(clusterDir: string): Promise<void> {
  const none = () => postgresProcessesIn(clusterDir).length === 0
  if (await goneWithin(none, orphansMsMax)) return
  await killProcessesIn(clusterDir)
}

async function goneWithin(isGone: () => boolean, waitMs: number): Promise<boolean> {
  const deadline = performance.now() + waitMs
  while (!isGone()) {
    if (performance.now() > deadline) return false
    await delay(pollMs)
  }
  return true
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function readPostmasterPid(clusterDir: string): number | null {
  try {
    const [first = ''] = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    return /^\d+$/.test(first) ? Number(first) : null
  } catch {
    return null
  }
}
