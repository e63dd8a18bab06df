// `npm run bench`: how fast this shop is on this machine, beside a textbook shop in the same run (compare.ts). Starts
// everything it needs, says what it is doing, prints a table, and fails when any books differ afterwards.

import { parseArgs } from 'node:util'
import { type Comparison, compare } from './compare.ts'
import { openDatabaseServer } from './database-server.ts'
import { comparisonTable } from './report.ts'
import { scenarios } from './scenarios.ts'

const usage = `npm run bench -- [--scenario hot,spread] [--clients 128] [--seconds 5] [--rounds 3] [--shop-only] [--json]

Scenarios:
${Object.entries(scenarios)
  .map(([name, { title }]) => `  ${name.padEnd(12)} ${title}`)
  .join('\n')}

DATABASE_URL names a PostgreSQL server of your own, with a user that may create databases; otherwise an embedded one is
started in a temporary folder.`

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: Object.keys(scenarios).join(',') },
    clients: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    'shop-only': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) {
  console.log(usage)
  process.exit(0)
}

const wanted = values.scenario.split(',')
const unknown = wanted.filter((name) => !(name in scenarios))
if (unknown.length > 0) refuse(`there is no scenario ${unknown.join(', ')}`)

const database = await openDatabaseServer(process.env.DATABASE_URL)
const options = {
  database,
  clients: values.clients === undefined ? undefined : wholeOf('clients', values.clients),
  seconds: wholeOf('seconds', values.seconds),
  rounds: wholeOf('rounds', values.rounds),
  shopOnly: values['shop-only'],
  progress: (message: string) => process.stderr.write(`${message}\n`),
}
const comparisons: Comparison[] = []
try {
  for (const name of wanted) comparisons.push(await compare(name, scenarios[name]!, options))
} finally {
  await database.stop()
}
console.log(values.json ? JSON.stringify(comparisons, null, 2) : comparisonTable(comparisons))

function wholeOf(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) refuse(`--${name} must be a whole number above 0, not ${text}`)
  return value
}

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n\n${usage}\n`)
  process.exit(2)
}
