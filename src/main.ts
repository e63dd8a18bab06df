// The command that runs the shop: reads the settings, starts, says where it is, and stops cleanly on SIGTERM
// or Ctrl-C.

import { pino } from 'pino'
import { readConfig } from './config.ts'
import { ConfigError } from './setting-reader.ts'
import { type RunningShop, startShop } from './start-shop.ts'

const stopDeadlineMs = 30_000

const config = readSettings()
const log = pino({
  level: config.logLevel,
  redact: ['req.headers.authorization', 'req.headers.cookie'],
})

try {
  const shop = await startShop(config, log)
  announce(shop)
  stopOnSignals(shop)
} catch (error) {
  log.fatal({ err: error }, 'the shop could not start')
  refuseStart(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function readSettings() {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    refuseStart(error.message)
    return process.exit(2)
  }
}

/** Beside the log, which may be silent. */
function refuseStart(reason: string): void {
  process.stderr.write(`jangteo cannot start: ${reason}\n`)
}

function announce({ url, newAccounts }: RunningShop): void {
  log.info({ url }, 'the shop is open')
  const accounts = newAccounts.map(({ email, password }) => `  ${email}  ${password}\n`)
  const signIns = accounts.length > 0 ? `Sign-ins made now, shown only once:\n${accounts.join('')}` : ''
  process.stdout.write(`\nJangteo is open: ${url}\nAPI to click through: ${url}/docs\n${signIns}\n`)
}

function stopOnSignals(shop: RunningShop): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info({ signal }, 'the shop is closing')
      setTimeout(() => process.exit(1), stopDeadlineMs).unref()
      void shop.stop().then(() => process.exit(0))
    })
  }
}
