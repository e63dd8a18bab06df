// Run before `npm start`: builds the pages when there are none or their sources changed. A shop whose pages cannot be
// built opens all the same, as an API; `--strict` fails instead.

import { buildPagesIfStale } from './build-pages.ts'

const startedAt = Date.now()
const say = (text: string) => process.stdout.write(text)

try {
  const built = await buildPagesIfStale(() =>
    say('Building the pages of the shop, only now and after changes … '),
  )
  if (built) say(`done in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s\n`)
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`\nThe pages could not be built, the shop opens without them: ${reason}\n`)
  if (process.argv.includes('--strict')) process.exitCode = 1
}
