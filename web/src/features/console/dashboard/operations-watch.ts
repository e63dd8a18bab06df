// The figures of the running shop as they are told, and the samples of the last minutes: one a second from the last state
// known, as the shop tells only what changed. They are gathered for as long as somebody is anywhere in the console, so the
// charts are not empty whenever the dashboard is come back to.

import { useEffect, useSyncExternalStore } from 'react'
import { isLive, onLiveMessage, useLive } from '../../../shared/live/live.ts'
import { noSamples, type Operations, type Samples, withSample } from './samples.ts'

const sampleMs = 1_000

type Watched = {
  /** What is shown is what is; before the first state and while the connection is lost it is not. */
  readonly isLive: boolean
  readonly latest: Operations | null
  readonly samples: Samples<Operations>
}

const nothing: Watched = { isLive: false, latest: null, samples: noSamples }

let watched = nothing
const listeners = new Set<() => void>()

function change(next: Watched): void {
  watched = next
  for (const listener of listeners) listener()
}

function sample(): void {
  const { latest, samples } = watched
  if (latest === null) return
  const second = Math.floor(Date.now() / sampleMs)
  const known = isLive() ? latest : null
  change({ isLive: known !== null, latest, samples: withSample(samples, second, known) })
}

/** For the frame of the console. */
export function useOperationsWatch(): void {
  useLive({ operations: true })
  useEffect(() => {
    const stop = onLiveMessage(({ event, data }) => {
      if (event !== 'operations') return
      change({ ...watched, latest: data as Operations })
      sample()
    })
    const timer = setInterval(sample, sampleMs)
    return () => {
      clearInterval(timer)
      stop()
      watched = nothing
    }
  }, [])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** For the dashboard. */
export function useOperations(): Watched {
  return useSyncExternalStore(subscribe, () => watched)
}
