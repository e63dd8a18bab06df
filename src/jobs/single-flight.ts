// Runs a job on demand, but never twice at once in this process: a demand during a run is met by one more run right
// after it. A run that fails is logged, and changes nothing for the next one.

export type JobLog = { error(data: object, message: string): void }

export type Job = {
  /** Starts a run, or makes the current one be followed by another. */
  demand(): void
  /** Resolves when the run under way is over; no demand is met any more. */
  stop(): Promise<void>
}

export type JobOptions = {
  readonly name: string
  readonly log: JobLog
  readonly run: (signal: AbortSignal) => Promise<void>
}

export function singleFlight({ name, log, run }: JobOptions): Job {
  const stopping = new AbortController()
  const { signal } = stopping
  let isRunning = false
  let isDemanded = false
  let current: Promise<void> = Promise.resolve()

  async function runWhileDemanded(): Promise<void> {
    isRunning = true
    while (isDemanded && !signal.aborted) {
      isDemanded = false
      try {
        await run(signal)
      } catch (error) {
        log.error({ job: name, err: error }, 'a job failed; its next run tries again')
      }
    }
    isRunning = false
  }

  return {
    demand() {
      isDemanded = true
      if (!isRunning) current = runWhileDemanded()
    },
    stop() {
      stopping.abort()
      return current
    },
  }
}
