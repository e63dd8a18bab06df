// The bounds of PostgreSQL's log file.

import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openServerLog } from './server-log.ts'

let dir: string
let path: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'jangteo-log-'))
  path = join(dir, 'postgres.log')
})

afterEach(() => rmSync(dir, { recursive: true }))

test('a log grown too long is set aside once, and starts again from nothing', () => {
  const tooLong = 9 * 1024 * 1024
  for (const round of [1, 2]) {
    writeFileSync(path, Buffer.alloc(tooLong + round))
    const log = openServerLog(path)
    expect(log.sizeBytes()).toBe(0)
    expect(statSync(`${path}.1`).size).toBe(tooLong + round)
    log.close()
  }
})

test('quotes what was written since, and no more than its end', () => {
  writeFileSync(path, 'before\n')
  const log = openServerLog(path)
  const since = log.sizeBytes()
  appendFileSync(path, 'after\n')
  expect(log.tail(since)).toBe('after')
  appendFileSync(path, 'x'.repeat(10_000))
  expect(log.tail(since)).toBe('x'.repeat(4_000))
  log.close()
})
