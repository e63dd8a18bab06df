// The lock of a data folder, with holders that died in every way we know.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockDataDir } from './data-dir-lock.ts'
import { identifyProcess } from './process-table.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'jangteo-lock-'))
})

afterEach(() => rmSync(dataDir, { recursive: true }))

const lockFiles = () => readdirSync(join(dataDir, 'lock'))

function heldBy(content: string): void {
  mkdirSync(join(dataDir, 'lock'))
  writeFileSync(join(dataDir, 'lock', '5'), content)
}

describe('the lock of a data folder', () => {
  test('refuses a second holder while the first one lives, naming folder and process', () => {
    lockDataDir(dataDir)
    expect(() => lockDataDir(dataDir)).toThrow(
      `${dataDir} is in use by another shop (process ${process.pid})`,
    )
  })

  test('is free after its release, and never counts backwards', () => {
    for (const number of ['1', '2', '3']) {
      const lock = lockDataDir(dataDir)
      expect(lockFiles()).toEqual([number])
      lock.release()
    }
  })

  test('is taken over from a dead holder', () => {
    heldBy(JSON.stringify({ pid: 2 ** 22 + 1, startedAt: null }))
    lockDataDir(dataDir)
    expect(lockFiles()).toEqual(['6'])
  })

  test('is taken over when the holder’s number went to another process', () => {
    heldBy(JSON.stringify({ pid: process.pid, startedAt: 'another boot/1' }))
    lockDataDir(dataDir)
    expect(JSON.parse(readFileSync(join(dataDir, 'lock', '6'), 'utf8'))).toEqual(identifyProcess(process.pid))
  })

  test('stands where the system does not tell when the holder started', () => {
    heldBy(JSON.stringify({ pid: process.pid, startedAt: null }))
    expect(() => lockDataDir(dataDir)).toThrow('in use')
  })

  test.each(['', '{"pi', 'null', '{"pid":0}', '{"pid":-1}'])('is free when its file holds %j', (content) => {
    heldBy(content)
    lockDataDir(dataDir)
    expect(lockFiles()).toEqual(['6'])
  })
})
