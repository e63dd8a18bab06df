// The documents checked against the repository: every link and every path leads somewhere, and every limit and every
// setting they name is that of the code. What a document says in prose is beyond it.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { events } from '../../src/contract/events.ts'
import * as rules from '../../src/domain/limits.ts'
import { defaultEngineLimits } from '../../src/engine/engine.ts'
import { defaultRetryPolicy } from '../../src/engine/retry.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const ruleLimits: Readonly<Record<string, number>> = { ...rules }
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Without blocks of code. */
function proseOf(document: string): string {
  return read(document).replace(/^ *```.*?^ *```$/gms, '')
}

/** The cells of a table's rows, given the first cell of its head. */
function tableOf(document: string, head: string): string[][] {
  const lines = read(document).split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`))
  expect(start, `${document} has a table of ${head}`).toBeGreaterThan(-1)
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

function codeIn(cell: string): string {
  return /^`([^`]+)`$/.exec(cell)?.[1] ?? ''
}

describe('links and paths', () => {
  /** As GitHub makes them. */
  function anchorsOf(path: string): string[] {
    return [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
      heading!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    )
  }

  function isDead(document: string, link: string): boolean {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? join(root, document) : resolve(root, dirname(document), path)
    if (!existsSync(target)) return true
    return anchor !== undefined && !anchorsOf(target).includes(decodeURIComponent(anchor))
  }

  test.each(documents)('every link of %s leads to something', (document) => {
    const links = [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
    const relative = links.filter((link) => !/^[a-z]+:/.test(link))
    expect(relative.filter((link) => isDead(document, link))).toEqual([])
  })

  function isMissing(path: string): boolean {
    if (!path.includes('*')) return !existsSync(join(root, path))
    const pattern = new RegExp(`^${basename(path).replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
    return !readdirSync(join(root, dirname(path))).some((name) => pattern.test(name))
  }

  test.each(documents)('every file that %s names is there', (document) => {
    const codes = [...proseOf(document).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!)
    const paths = codes.filter((code) => /^(src|test|bench|docs|migrations)\/[\w./*-]*$/.test(code))
    expect(paths.filter(isMissing)).toEqual([])
  })
})

describe('the limits of ARCHITECTURE.md', () => {
  const rows = tableOf('ARCHITECTURE.md', 'limit').map(([name, value, unit, where]) => ({
    limit: codeIn(name!),
    value: Number(value!.replaceAll(',', '')),
    unit: unit!,
    path: codeIn(where!),
  }))

  const perUnit = { ms: 1, seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 }
  const bytesPerUnit = { KiB: 1_024, MiB: 1_024 ** 2 }

  /** In the unit the name ends with. */
  function inCode({ limit, value, unit }: (typeof rows)[number]): number {
    const word = unit.split(' ')[0]!
    if (/Ms(Min|Max)?$/.test(limit)) return value * (perUnit[word as keyof typeof perUnit] ?? Number.NaN)
    return value * (bytesPerUnit[word as keyof typeof bytesPerUnit] ?? 1)
  }

  /** What starting the shop would do is no business of a test. */
  const programs = ['src/main.ts', 'src/verify.ts']

  async function exportsOf(path: string): Promise<Record<string, unknown>> {
    if (programs.includes(path)) return {}
    const exported = await import(pathToFileURL(join(root, path)).href)
    return { ...exported, ...exported.defaultEngineLimits, ...exported.defaultRetryPolicy }
  }

  /** The value of a constant that stays inside its file: digits, products of them, and limits of the rules. */
  function writtenIn(path: string, limit: string): number {
    const written = new RegExp(`\\b${limit} = ([\\w .*]+?)[,;\\n} ]*(?:$|\\}|,)`, 'm').exec(read(path))?.[1]
    const factors = (written ?? '').split('*').map((factor) => {
      const word = factor.trim().replaceAll('_', '')
      return Number(/^\d+$/.test(word) ? word : ruleLimits[word])
    })
    return factors.reduce((product, factor) => product * factor, 1)
  }

  test.each(rows)('$limit is $value $unit in $path', async (row) => {
    const { limit, path } = row
    if (/[=:]/.test(limit)) {
      expect(read(path)).toContain(limit)
      expect(Number(/([\d_]+)\D*$/.exec(limit)?.[1]?.replaceAll('_', ''))).toSatisfy(
        (written: number) => written === row.value || written === row.value * 1_000,
      )
      return
    }
    const exported = (await exportsOf(path))[limit]
    expect(typeof exported === 'number' ? exported : writtenIn(path, limit)).toBe(inCode(row))
  })

  test('every limit of the rules, the engine and its retries is in the table', () => {
    const names = Object.keys({ ...ruleLimits, ...defaultEngineLimits, ...defaultRetryPolicy })
    const listed = rows.map(({ limit }) => limit)
    const missing = names.filter((name) => !listed.includes(name))
    expect(missing, 'to be added to the table of limits').toEqual([])
  })
})

test('docs/events.md lists the types of events, when each is sent and what it is about', () => {
  const listed = tableOf('docs/events.md', 'type').map(([type, when, subject]) => [
    codeIn(type!),
    { when, subject },
  ])
  const types = Object.entries(events).map(([type, { when, subject }]) => [type, { when, subject }])
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(types))
})

describe.each([
  ['README.md', 'name'],
  ['README.ko.md', '이름'],
])('the settings of %s', (document, head) => {
  const rows = tableOf(document, head).map(([name, standard]) => ({
    name: codeIn(name!),
    standard: codeIn(standard!),
  }))

  test('are those that src/config.ts reads, no more and no fewer', () => {
    const names = new Set<string>()
    const environment = new Proxy<Record<string, string>>(
      {},
      {
        get(_target, name) {
          names.add(String(name))
          return undefined
        },
      },
    )
    readConfig(environment)
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...names].toSorted())
  })

  test.each(rows.filter(({ standard }) => standard !== ''))('$name is $standard by default', (row) => {
    const key = row.name.toLowerCase().replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase())
    const value = String(readConfig({})[key as keyof ReturnType<typeof readConfig>])
    expect(value).toBe(row.name === 'DATA_DIR' ? resolve(row.standard) : row.standard)
  })
})
