// The envelope, field by field.

import { expect, test } from 'vitest'
import { toCloudEvent } from './cloud-event.ts'

test('wraps an event of the outbox in the envelope of CloudEvents 1.0', () => {
  const event = {
    position: 7,
    eventId: '00000001-0000-7000-8000-000000000001',
    type: 'order.paid',
    subject: '00000002-0000-7000-8000-000000000001',
    data: '{"total":45000}',
    occurredAt: Date.parse('2026-01-31T12:00:00.123+09:00'),
  }
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
    data: { total: 45_000 },
  })
})
