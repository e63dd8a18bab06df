// Writes docs/statements.md: every statement of the shop with its plan, on a database of realistic size. `node
// bench/explain.ts` starts an embedded PostgreSQL in a temporary folder, fills it, runs the shop's own functions and one
// full batch of its engine, and writes down how PostgreSQL served them. It fails for a statement nobody judged.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { calendarOf, daysBefore } from '../src/domain/calendar.ts'
import { createEngine } from '../src/engine/engine.ts'
import { createIdSource } from '../src/new-id.ts'
import { createPool, readSettings } from '../src/postgres/connection-pool.ts'
import { startEmbeddedServer } from '../src/postgres/embedded/start-embedded-server.ts'
import * as loads from '../src/postgres/load-statements.ts'
import { migrate } from '../src/postgres/migrate.ts'
import { relaySettings } from '../src/postgres/outbox.ts'
import { batchSettings, createPostgresStore } from '../src/postgres/postgres-store.ts'
import * as saves from '../src/postgres/save-statements.ts'
import { tryTurn } from '../src/postgres/turn-statements.ts'
import { rushHour } from './explain-batch.ts'
import { documentOf } from './explain-document.ts'
import { fillShop } from './explain-fill.ts'
import { explainSettings, type NamedPlan, PlanListener, typicalPlans } from './explain-plans.ts'
import { type Question, questions } from './explain-reads.ts'

/** Every statement that a batch can have, asked for with no rows; BEGIN and COMMIT have no plan. */
function namesOf(statements: Readonly<Record<string, unknown>>): Set<string> {
  const makers = Object.values(statements).filter((value) => typeof value === 'function')
  return new Set(makers.map((make) => make([]).name as string))
}
const loadNames = namesOf(loads).add(tryTurn.name as string)
const saveNames = namesOf(saves)

/** Where it may choose, PostgreSQL makes five plans for the values before it may keep one for all values. */
const asksOfEach = 12
const batches = 5
/** Of so many, the plan of the median time is shown. */
const lastTimes = 3

const dataDir = await mkdtemp(join(tmpdir(), 'jangteo-explain-'))
const database = await startEmbeddedServer({ dataDir })
const { connectionString } = database
try {
  await migrate(connectionString)
  const version = await fill()
  const { ofShoppers, ofStreams, ofAccounts, ofOperators, ofTheRelay, ofJobs } = questions
  const reads = await askAll([ofShoppers, ofAccounts, ofOperators, ofStreams], readSettings)
  const [relay] = await askAll([ofTheRelay], relaySettings)
  const batch = await runBatches()
  const [jobs] = await askAll([ofJobs], readSettings)
  const chapters = [
    { title: 'Reads of shoppers', plans: reads[0]! },
    { title: 'Looks for streams', plans: reads[3]! },
    { title: 'Accounts and sign-in', plans: reads[1]! },
    { title: 'A batch locks and loads', plans: batch.loads },
    { title: 'A batch saves', plans: batch.saves },
    { title: 'The relay', plans: relay! },
    { title: 'Reads of operators', plans: reads[2]! },
    { title: 'Jobs', plans: jobs! },
  ]
  const path = new URL('../docs/statements.md', import.meta.url)
  await writeFile(path, documentOf(chapters, { version, day: new Date().toISOString().slice(0, 10) }))
} finally {
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Resolves to PostgreSQL's version. */
async function fill(): Promise<string> {
  const pool = createPool({ connectionString, name: 'fill', connectionsMax: 1 })
  try {
    await fillShop(pool)
    const { rows } = await pool.query<{ server_version: string }>('SHOW server_version')
    return rows[0]!.server_version
  } finally {
    await pool.end()
  }
}

/** On one connection with these settings of the shop. */
async function askAll(
  lists: readonly (readonly Question[])[],
  shopSettings: readonly string[],
): Promise<NamedPlan[][]> {
  const settings = [...shopSettings, ...explainSettings]
  const pool = createPool({ connectionString, name: 'explain', connectionsMax: 1, settings })
  try {
    const listener = new PlanListener(pool)
    const plans: NamedPlan[][] = []
    for (const list of lists) {
      const found: NamedPlan[] = []
      for (const question of list) addNew(found, await ask(listener, pool, question))
      plans.push(found)
    }
    return plans
  } finally {
    await pool.end()
  }
}

/** The plans of the last times; a question that is asked once has one. */
async function ask(listener: PlanListener, pool: pg.Pool, question: Question): Promise<NamedPlan[]> {
  const { variant, unnamed, once } = question
  const runs: NamedPlan[][] = []
  for (let time = once ? asksOfEach : 1; time <= asksOfEach; time += 1) {
    runs.push(await listener.listen(() => question.ask(pool), unnamed))
  }
  const plans = typicalPlans(runs.slice(-lastTimes))
  return plans.map((plan) => (variant === undefined ? plan : { ...plan, name: `${plan.name}, ${variant}` }))
}

/** A statement that several questions lead to is shown once. */
function addNew(found: NamedPlan[], plans: readonly NamedPlan[]): void {
  const names = new Set(found.map(({ name }) => name))
  found.push(...plans.filter(({ name }) => !names.has(name)))
}

/** Full batches through the engine, on a connection like the engine's. The plans are those of the last batches. */
async function runBatches(): Promise<{ loads: NamedPlan[]; saves: NamedPlan[] }> {
  const settings = [...batchSettings, ...explainSettings]
  const pool = createPool({ connectionString, name: 'engine', connectionsMax: 1, settings })
  try {
    const listener = new PlanListener(pool)
    const store = createPostgresStore(pool)
    const newId = createIdSource(() => Date.now())
    const engine = createEngine({ store, newId, onBatch: ({ size }) => assert.equal(size, 256) })
    const runs: NamedPlan[][] = []
    for (let round = 0; round < batches; round += 1) {
      const now = Date.now()
      const today = calendarOf('Asia/Seoul')(now)
      const days = { today, yesterday: daysBefore(today, 1), tomorrow: daysBefore(today, -1) }
      const commands = rushHour({ round, now, ...days, newId })
      const work = async () => {
        const answers = await Promise.all(commands.map((command) => engine.submit(command)))
        const refused = answers.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.rejection]))
        assert.deepEqual(refused, [])
      }
      runs.push(await listener.listen(work))
    }
    const plans = typicalPlans(runs.slice(-lastTimes))
    const names = new Set(plans.map(({ name }) => name))
    const missing = [...loadNames, ...saveNames].filter((name) => !names.has(name))
    assert.deepEqual(missing, [], 'the batch has a row for every statement')
    const settled = await listener.listen(() => store.settle(newId()), ['settle-batch'])
    const isLoad = ({ name }: NamedPlan) => loadNames.has(name)
    return { loads: plans.filter(isLoad), saves: [...plans.filter((plan) => !isLoad(plan)), ...settled] }
  } finally {
    await pool.end()
  }
}
