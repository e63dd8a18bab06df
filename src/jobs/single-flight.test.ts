// Jobs that are demanded while they run, fail, or are stopped.

import { expect, test, vi } from 'vitest'
import { singleFlight } from './single-flight.ts'

const silent = { error: () => {} }

/** A job whose runs end when the test says so. */
function slowJob() {
  const runs: PromiseWithResolvers<void>[] = []
  const run = () => {
    const ending = Promise.withResolvers<void>()
    runs.push(ending)
    return ending.promise
  }
  return { job: singleFlight({ name: 'slow', log: silent, run }), runs }
}

test('never runs twice at once; demands during a run are met by one more', async () => {
  const { job, runs } = slowJob()
  job.demand()
  job.demand()
  job.demand()
  expect(runs).toHaveLength(1)
  runs[0]!.resolve()
  await vi.waitFor(() => expect(runs).toHaveLength(2))
  runs[1]!.resolve()
  await job.stop()
  expect(runs).toHaveLength(2)
})

test('stop waits for the run under way and starts no other', async () => {
  const { job, runs } = slowJob()
  job.demand()
  job.demand()
  const stopped = job.stop()
  job.demand()
  runs[0]!.resolve()
  await stopped
  expect(runs).toHaveLength(1)
})

test('a run that throws, even at once, is logged and blocks no later one', async () => {
  const messages: unknown[] = []
  const log = { error: (data: object) => void messages.push(data) }
  let runs = 0
  const job = singleFlight({
    name: 'broken',
    log,
    run() {
      runs += 1
      throw new Error('no')
    },
  })
  job.demand()
  job.demand()
  await job.stop()
  expect(runs).toBe(2)
  expect(messages).toMatchObject([{ job: 'broken' }, { job: 'broken' }])
})
