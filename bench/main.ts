// `npm run bench`: how fast this shop is on this machine, beside a textbook shop in the same run (compare.ts). Starts
// everything it needs, says what it is doing, prints a table, and fails when any books differ afterwards.

import { parseArgs } from 'node:util'
import { type Comparison, compare } from './compare.ts'
import { type DatabaseServer, openDatabaseServer } from './database-server.ts'
import { measureDelivery } from './delivery.ts'
import { type Figure, figureTable } from './figure.ts'
import { type Effort, measureGrowth } from './growth.ts'
import { measureOverload } from './overload.ts'
import { measurePages } from './pages.ts'
import { comparisonTable } from './report.ts'
import { scenarios } from './scenarios.ts'
import { measureStart } from './start-time.ts'
import { measureStreams } from './streams.ts'
import { measureTwoInstances } from './two-instances.ts'

/** What is no comparison with the baseline; asked for by name, or all with `--scenario figures`. */
const figureRuns: Readonly<Record<string, (server: DatabaseServer, effort: Effort) => Promise<Figure[]>>> = {
  overload: measureOverload,
  'two-instances': measureTwoInstances,
  growth: measureGrowth,
  streams: measureStreams,
  delivery: measureDelivery,
  start: measureStart,
  pages: (_server, { rounds, progress }) => measurePages(rounds, progress),
}

const usage = `npm run bench -- [--scenario hot,spread] [--clients 128] [--seconds 4] [--rounds 5] [--warm-up 6]
                 [--shop-only] [--json]

Scenarios, all of them without --scenario:
${Object.entries(scenarios)
  .map(([name, { title }]) => `  ${name.padEnd(14)} ${title}`)
  .join('\n')}

Figures beside them, by name or all with "figures": ${Object.keys(figureRuns).join(', ')}

DATABASE_URL names a PostgreSQL server of your own, with a user that may create databases; otherwise an embedded one is
started in a temporary folder.`

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: Object.keys(scenarios).join(',') },
    clients: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '5' },
    'warm-up': { type: 'string', default: '6' },
    'shop-only': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(usage)
  process.exit(0)
}

const wanted = values.scenario
  .split(',')
  .flatMap((name) => (name === 'figures' ? Object.keys(figureRuns) : [name]))
const unknown = wanted.filter((name) => !(name in scenarios) && !(name in figureRuns))
if (unknown.length > 0) refuse(`there is no scenario ${unknown.join(', ')}`)

const effort = {
  clients: values.clients === undefined ? undefined : wholeOf('clients', values.clients),
  seconds: wholeOf('seconds', values.seconds),
  rounds: wholeOf('rounds', values.rounds),
  warmUp: wholeOf('warm-up', values['warm-up']),
  shopOnly: values['shop-only'],
  progress: (message: string) => process.stderr.write(`${message}\n`),
}
const database = await openDatabaseServer(process.env.DATABASE_URL)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void database.stop().finally(() => process.exit(1)))
}
const comparisons: Comparison[] = []
const figures: Figure[] = []
let failure: unknown = null
try {
  for (const name of wanted) {
    const scenario = scenarios[name]
    if (scenario) comparisons.push(await compare(name, scenario, { ...effort, database }))
    else figures.push(...(await figureRuns[name]!(database, effort)))
  }
} catch (error) {
  // What was measured before is told all the same.
  failure = error
} finally {
  await database.stop()
}
if (values.json) console.log(JSON.stringify({ comparisons, figures }, null, 2))
else {
  if (comparisons.length > 0) console.log(comparisonTable(comparisons))
  if (figures.length > 0) console.log(figureTable(figures))
}
if (failure !== null) throw failure

function wholeOf(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) refuse(`--${name} must be a whole number above 0, not ${text}`)
  return value
}

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n\n${usage}\n`)
  process.exit(2)
}
