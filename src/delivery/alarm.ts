// A sleeper that can be woken early, for a loop that works, pauses and works again. A wake that comes while nobody
// sleeps is kept until the next reset, so that none is lost.

export type Alarm = {
  /** Sleeps the whole time, unless stopped. */
  sleep(ms: number): Promise<void>
  /** Returns at once when a wake came since the last reset. */
  sleepUntilWoken(ms: number): Promise<void>
  wake(): void
  reset(): void
  /** Ends the sleep under way and all later ones. */
  stop(): void
}

export function createAlarm(): Alarm {
  let isWoken = false
  let isStopped = false
  let isWakeable = false
  let endSleep: (() => void) | null = null

  function sleep(ms: number): Promise<void> {
    if (isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer)
        endSleep = null
        resolve()
      }
      const timer = setTimeout(end, ms)
      endSleep = end
    })
  }

  return {
    sleep(ms) {
      isWakeable = false
      return sleep(ms)
    },
    async sleepUntilWoken(ms) {
      isWakeable = true
      if (!isWoken) await sleep(ms)
    },
    wake() {
      isWoken = true
      if (isWakeable) endSleep?.()
    },
    reset() {
      isWoken = false
    },
    stop() {
      isStopped = true
      endSleep?.()
    },
  }
}
