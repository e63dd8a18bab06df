// The file sink on real files, with what crashes and rotations leave behind.

import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CloudEvent, toCloudEvent } from './cloud-event.ts'
import { createFileSink } from './file-sink.ts'

let dir: string
let path: string

beforeEach(() => {
  dir = fs.mkdtempSync(join(tmpdir(), 'jangteo-sink-'))
  path = join(dir, 'to', 'the platform', 'events.ndjson')
})

afterEach(() => fs.rmSync(dir, { recursive: true }))

function eventOf(count: number, data: unknown = { note: `줄바꿈\n${count}` }): CloudEvent {
  const base = { position: count, type: 'order.paid', subject: 'an order', occurredAt: 0 }
  return toCloudEvent({ ...base, eventId: `event ${count}`, data: JSON.stringify(data) })
}

const jsonOf = (...events: CloudEvent[]) => events.map(({ json }) => json)

const linesOf = () => fs.readFileSync(path, 'utf8').split('\n').filter(Boolean)

test('appends one envelope a line, and makes the folders it needs', async () => {
  const sink = createFileSink(path)
  expect(await sink.publish([eventOf(1), eventOf(2)])).toEqual([])
  expect(await createFileSink(path).publish([eventOf(3)])).toEqual([])
  expect(linesOf()).toEqual(jsonOf(eventOf(1), eventOf(2), eventOf(3)))
  await sink.close()
  await sink.close()
})

test.each(['{"specversion":"1.0","id":"ev', 'x'.repeat(200_000)])(
  'cuts off a line that a crash tore, before it writes more',
  async (torn) => {
    const sink = createFileSink(path)
    await sink.publish([eventOf(1), eventOf(2, 'y'.repeat(100_000))])
    fs.appendFileSync(path, torn)
    await sink.publish([eventOf(3)])
    expect(linesOf()).toEqual(jsonOf(eventOf(1), eventOf(2, 'y'.repeat(100_000)), eventOf(3)))
  },
)

test('starts again where the only line is torn', async () => {
  fs.mkdirSync(join(dir, 'to', 'the platform'), { recursive: true })
  fs.writeFileSync(path, '{"id":')
  await createFileSink(path).publish([eventOf(1)])
  expect(linesOf()).toEqual(jsonOf(eventOf(1)))
})

test('writes to a new file when the old one was rotated away', async () => {
  const sink = createFileSink(path)
  await sink.publish([eventOf(1)])
  fs.renameSync(path, `${path}.1`)
  await sink.publish([eventOf(2)])
  expect(linesOf()).toEqual(jsonOf(eventOf(2)))
})

test('throws, as of an outage, where it cannot write, and goes on once it can', async () => {
  fs.mkdirSync(path, { recursive: true })
  const sink = createFileSink(path)
  await expect(sink.publish([eventOf(1)])).rejects.toThrow()
  fs.rmdirSync(path)
  await sink.publish([eventOf(1)])
  expect(linesOf()).toEqual(jsonOf(eventOf(1)))
})

test('makes no file for no events', async () => {
  await createFileSink(path).publish([])
  expect(fs.existsSync(path)).toBe(false)
})
