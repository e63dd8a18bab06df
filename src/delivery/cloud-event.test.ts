// The envelope, field by field.

import { expect, test } from 'vitest'
import { toCloudEvent } from './cloud-event.ts'

const event = {
  position: 7,
  eventId: '00000001-0000-7000-8000-000000000001',
  type: 'order.paid',
  subject: '00000002-0000-7000-8000-000000000001',
  data: '{"total":45000}',
  occurredAt: Date.parse('2026-01-31T12:00:00.123+09:00'),
}

test('wraps an event of the outbox in the envelope of CloudEvents 1.0', () => {
  const { json, ...attributes } = toCloudEvent(event)
  expect(JSON.parse(json)).toEqual({
    ...attributes,
    specversion: '1.0',
    id: '00000001-0000-7000-8000-000000000001',
    source: '/jangteo',
    type: 'jangteo.order.paid.v1',
    subject: '00000002-0000-7000-8000-000000000001',
    time: '2026-01-31T03:00:00.123Z',
    datacontenttype: 'application/json',
    sequence: '0000000000000007',
    data: { total: 45_000 },
  })
})

test('the sequence has 16 digits, so that as text it sorts as positions do', () => {
  const positions = [1, 9, 10, 99, 1_000_000, 123_456_789_012, Number.MAX_SAFE_INTEGER]
  const sequences = positions.map(
    (position) => JSON.parse(toCloudEvent({ ...event, position }).json).sequence,
  )
  for (const sequence of sequences) expect(sequence).toMatch(/^\d{16}$/)
  expect(sequences.toSorted()).toEqual(sequences)
  expect(sequences.map(Number)).toEqual(positions)
})
