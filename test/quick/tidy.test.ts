// The repository linted by a test: who may import whom, what the rules may not touch, where SQL may be written,
// how large a file or a function may grow, and how files are named.

import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync, Visitor } from 'oxc-parser'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const fileLinesMax = 300
const functionLinesMax = 60
const parametersMax = 3

/** What each room may import besides itself and packages. Arrows point down only; the files of src/ itself wire. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  engine: ['domain'],
  postgres: ['domain', 'engine'],
  contract: ['domain'],
  delivery: ['postgres'],
  jobs: ['domain', 'engine', 'postgres'],
  auth: ['postgres'],
  demo: ['auth', 'engine', 'postgres'],
  live: [],
  http: ['auth', 'contract', 'domain', 'engine', 'live', 'postgres', 'config.ts'],
}

type Source = { readonly path: string; readonly text: string; readonly program: ReturnType<typeof parse> }

function parse(path: string, text: string) {
  const { program, errors } = parseSync(path, text)
  expect(errors, path).toEqual([])
  return program
}

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.d)\.tsx?$/.test(path))
    .map((name) => {
      const path = join(folder, name)
      const text = readFileSync(join(root, path), 'utf8')
      return { path, text, program: parse(path, text) }
    })
}

const shop = sourcesUnder('src')
const examples = sourcesUnder('examples')
const pages = sourcesUnder('web/src')
const web = [...pages, ...sourcesUnder('web/build')]
const everything = [...shop, ...web, ...examples, ...sourcesUnder('test'), ...sourcesUnder('bench')]
const production = shop.filter(({ path }) => !path.endsWith('.test.ts'))

/** Paths of the files it imports, from `folder`. */
function importsOf({ path, program }: Source, folder = 'src'): string[] {
  const specifiers: string[] = []
  for (const statement of program.body) {
    if ('source' in statement && statement.source) specifiers.push(statement.source.value)
  }
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(join(root, folder), resolve(root, dirname(path), specifier)))
}

function roomOf(pathInSrc: string): string {
  return pathInSrc.split('/')[0]!
}

describe('rooms', () => {
  test('every folder of src has its line in the import table', () => {
    const folders = new Set(production.map(({ path }) => roomOf(relative('src', path))).filter(isFolder))
    expect([...folders].sort()).toEqual(Object.keys(mayImport).sort())
  })

  test('a room imports only what stands below it', () => {
    const wrong: string[] = []
    for (const source of production) {
      const room = roomOf(relative('src', source.path))
      if (!isFolder(room)) continue
      for (const imported of importsOf(source)) {
        const allowed = roomOf(imported) === room || mayImport[room]!.includes(roomOf(imported))
        if (!allowed) wrong.push(`${source.path} imports ${imported}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('production code never imports test code', () => {
    const wrong = production.filter((source) =>
      importsOf(source).some((imported) => /\btest\b/.test(imported)),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

describe('the rooms of the pages', () => {
  const pagesFolder = 'web/src'

  /** shared → features → app, one way; a feature knows no other. */
  function mayUse(source: string, imported: string): boolean {
    const [room, feature] = source.split('/')
    const [otherRoom, otherFeature] = imported.split('/')
    if (room === 'app' || otherRoom === 'shared') return otherRoom !== '..'
    return room === 'features' && otherRoom === 'features' && feature === otherFeature
  }

  test('stand in shared, features and app, which import one way', () => {
    const wrong: string[] = []
    for (const source of pages) {
      const path = relative(pagesFolder, source.path)
      if (!/^(shared|features\/[a-z-]+|app)\//.test(path)) wrong.push(`${path} stands nowhere`)
      for (const imported of importsOf(source, pagesFolder)) {
        if (!mayUse(path, imported)) wrong.push(`${path} imports ${imported}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('name no colour and no font: those are tokens of styles.css', () => {
    const drawn = /^web\/src\/shared\/picture\//
    const wrong = pages.filter(
      ({ path, text }) => !drawn.test(path) && /#[0-9a-f]{6}\b|\bdark:[a-z]/i.test(text),
    )
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

function isFolder(room: string): boolean {
  return !room.endsWith('.ts')
}

describe('the rules', () => {
  const rules = production.filter(({ path }) => path.startsWith('src/domain/'))
  const forbidden =
    /\basync\b|\bawait\b|\bPromise\b|Date\.now|new Date\(\)|Math\.random|\bperformance\b|\bprocess\b|\bsetTimeout\b/

  test('domain/ has no clock, no randomness and nothing asynchronous', () => {
    const wrong = rules.filter(({ text }) => forbidden.test(withoutComments(text)))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  test('domain/ imports no package', () => {
    const wrong = rules.filter(({ text }) => /from '(?!\.)/.test(text))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })
})

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
}

test('SQL is written in postgres/ only', () => {
  const sql = /\b(SELECT .+ FROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b/i
  const wrong = production.filter(
    ({ path, text }) => !path.startsWith('src/postgres/') && sql.test(withoutComments(text)),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

describe('sizes', () => {
  test(`a file has at most ${fileLinesMax} lines`, () => {
    const long = everything.filter(({ text }) => linesIn(text) > fileLinesMax)
    expect(long.map(({ path, text }) => `${path}: ${linesIn(text)}`)).toEqual([])
  })

  test(`a function has at most ${functionLinesMax} lines and ${parametersMax} parameters`, () => {
    expect([...production, ...web, ...examples].flatMap(oversizedFunctions)).toEqual([])
  })
})

function oversizedFunctions({ path, text, program }: Source): string[] {
  const wrong: string[] = []
  const look = (node: { start: number; end: number; params?: unknown; body?: unknown }) => {
    const lines = linesIn(text.slice(node.start, node.end))
    const line = linesIn(text.slice(0, node.start))
    const { length: parameters } = node.params as unknown[]
    if (lines > functionLinesMax) wrong.push(`${path}:${line} has ${lines} lines`)
    if (parameters > parametersMax && !isHook(text, node.start))
      wrong.push(`${path}:${line} has ${parameters} parameters`)
  }
  new Visitor({
    FunctionDeclaration: look,
    FunctionExpression: look,
    ArrowFunctionExpression: look,
  }).visit(program)
  return wrong
}

/** Fastify calls its hooks with up to four arguments, the last of them `done`. */
function isHook(text: string, start: number): boolean {
  return /^[^(]*\([^)]*\bdone\b/.test(text.slice(start, start + 400))
}

function linesIn(text: string): number {
  return text.trimEnd().split('\n').length
}

describe('names', () => {
  test('files are named in kebab-case, and not after nothing in particular', () => {
    const wrong = everything
      .map(({ path }) => basename(path))
      .filter((name) => {
        const plain = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|property\.test))?\.tsx?$/.test(name)
        return !plain || /\b(utils?|helpers?|managers?|misc|common-functions)\b/.test(name)
      })
    expect(wrong).toEqual([])
  })

  test('every source file opens with what it is', () => {
    const silent = everything.filter(({ text }) => !text.startsWith('// '))
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})
