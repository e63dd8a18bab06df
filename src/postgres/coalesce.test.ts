// The promises of shared reads: exact for everybody, two queries for a spike, no failure inherited.

import { expect, test } from 'vitest'
import { createCoalesce } from './coalesce.ts'

/** Queries that end when the test says so; each result says which run it is of. */
function slowQueries() {
  const runs: PromiseWithResolvers<string>[] = []
  return {
    load: () => {
      const run = Promise.withResolvers<string>()
      runs.push(run)
      return run.promise
    },
    started: () => runs.length,
    finish: (run: number) => runs[run - 1]!.resolve(`run ${run}`),
    fail: (run: number) => runs[run - 1]!.reject(new Error(`run ${run} failed`)),
  }
}

/** Everything that is due without a timer has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a request that arrives while a query runs waits for the next one', async () => {
  const coalesce = createCoalesce()
  const queries = slowQueries()
  const first = coalesce('key', queries.load)
  const second = coalesce('key', queries.load)
  expect(queries.started()).toBe(1)
  queries.finish(1)
  expect(await first).toBe('run 1')
  await settled()
  expect(queries.started()).toBe(2)
  queries.finish(2)
  expect(await second).toBe('run 2')
})

test('a spike costs two queries, however many ask', async () => {
  const coalesce = createCoalesce()
  const queries = slowQueries()
  const answers = Array.from({ length: 1_000 }, () => coalesce('key', queries.load))
  queries.finish(1)
  await answers[0]
  await settled()
  queries.finish(2)
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['run 1', 'run 2']))
  expect(queries.started()).toBe(2)
})

test('those who come while the second query runs wait for a third', async () => {
  const coalesce = createCoalesce()
  const queries = slowQueries()
  void coalesce('key', queries.load)
  const second = coalesce('key', queries.load)
  queries.finish(1)
  await settled()
  const third = coalesce('key', queries.load)
  queries.finish(2)
  expect(await second).toBe('run 2')
  await settled()
  queries.finish(3)
  expect(await third).toBe('run 3')
})

test('a query that failed is told to those who waited for it, and to nobody after them', async () => {
  const coalesce = createCoalesce()
  const queries = slowQueries()
  const first = coalesce('key', queries.load)
  const second = coalesce('key', queries.load)
  queries.fail(1)
  await expect(first).rejects.toThrow('run 1 failed')
  await settled()
  queries.fail(2)
  await expect(second).rejects.toThrow('run 2 failed')
  const third = coalesce('key', queries.load)
  queries.finish(3)
  expect(await third).toBe('run 3')
})

test('after a quiet moment a query starts at once', async () => {
  const coalesce = createCoalesce()
  const queries = slowQueries()
  for (const run of [1, 2, 3]) {
    const answer = coalesce('key', queries.load)
    expect(queries.started()).toBe(run)
    queries.finish(run)
    expect(await answer).toBe(`run ${run}`)
    await settled()
  }
})

test('other keys do not wait', async () => {
  const coalesce = createCoalesce()
  const queries = slowQueries()
  void coalesce('one', queries.load)
  const other = coalesce('two', queries.load)
  queries.finish(2)
  expect(await other).toBe('run 2')
})
