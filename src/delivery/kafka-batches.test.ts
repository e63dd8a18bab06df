// What the errors of a cluster's brokers say about the batches that were sent to them.

import { MultipleErrors, NetworkError, ResponseError } from '@platformatic/kafka'
import { expect, test } from 'vitest'
import { partitionsTooLarge } from './kafka-batches.ts'

const produceApi = 0
const messageTooLarge = 10
const recordListTooLarge = 18
const notLeader = 6

/** What one broker answers to batches for these partitions, with an error code for each. */
function answered(codes: Readonly<Record<number, number>>): ResponseError {
  const partitionResponses = Object.entries(codes).map(([index, errorCode]) => {
    return { index: Number(index), errorCode }
  })
  const failed = partitionResponses.filter(({ errorCode }) => errorCode !== 0)
  const errors = failed.map(({ index, errorCode }) => [`/partitions/${index}`, [errorCode, null]] as const)
  return new ResponseError(produceApi, 11, Object.fromEntries(errors) as never, {
    responses: [{ name: 'events', partitionResponses }],
  })
}

const joined = (...errors: Error[]) => new MultipleErrors('Producing messages failed.', errors)

test.each([
  ['one broker', answered({ 1: messageTooLarge }), [1]],
  ['one broker, as the library passes it on', joined(joined(answered({ 1: recordListTooLarge }))), [1]],
  ['one broker that took another batch', joined(answered({ 0: 0, 1: messageTooLarge })), [1]],
  [
    'two brokers',
    joined(joined(answered({ 1: messageTooLarge })), answered({ 2: messageTooLarge, 4: messageTooLarge })),
    [1, 2, 4],
  ],
])('names the partitions whose batches were too large for %s', (_, error, partitions) => {
  expect(partitionsTooLarge(error)).toEqual(new Set(partitions))
})

test.each([
  ['no error of the library', new Error('too large')],
  ['no answer', joined(new NetworkError('Connection closed'))],
  ['no errors inside', joined()],
  ['another code', answered({ 1: notLeader })],
  ['another code beside it', answered({ 1: messageTooLarge, 2: notLeader })],
  ['another code from another broker', joined(answered({ 1: messageTooLarge }), answered({ 2: notLeader }))],
  ['no answer from another broker', joined(answered({ 1: messageTooLarge }), new NetworkError('closed'))],
])('%s is an outage', (_, error) => {
  expect(partitionsTooLarge(error)).toBeNull()
})
