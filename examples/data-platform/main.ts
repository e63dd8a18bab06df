// A data platform as small as it can be: takes the events of the shop from where SOURCE_URL says, keeps each of them
// once, and shows what they amount to. It knows nothing of the shop but its events.

import { openEventStore } from './event-store.ts'
import { receiveEvents } from './http-source.ts'
import { consumeKafka } from './kafka-source.ts'
import { consumeRabbitmq } from './rabbitmq-source.ts'
import { readEvent } from './read-event.ts'
import { readSettings } from './settings.ts'
import { createWebServer } from './web-server.ts'

const reasonLengthMax = 200

try {
  await start()
} catch (error) {
  process.stderr.write(`the data platform cannot start: ${(error as Error).message}\n`)
  process.exitCode = 1
}

async function start(): Promise<void> {
  const { sourceUrl, signingSecret, dataDir, host, port } = readSettings(process.env)
  const store = await openEventStore(dataDir)
  const app = createWebServer(store)

  async function take(body: string): Promise<void> {
    const event = readEvent(body)
    return typeof event === 'string' ? store.putAside(body, event) : store.add(event)
  }

  const log = (error: unknown) => {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, reasonLengthMax)
    app.log.warn({ reason }, 'the source has trouble')
  }
  if (sourceUrl.startsWith('http:')) receiveEvents(app, store, signingSecret!)
  const url = await app.listen({ host, port })
  const source = openSource(sourceUrl, take, log)
  process.stdout.write(`The data platform is open: ${url}\n`)

  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, async () => {
      if (isStopping) return
      isStopping = true
      await source?.close()
      await app.close()
      await store.close()
    })
  }
}

/** Webhooks come to the web server itself. */
function openSource(...[sourceUrl, take, log]: Parameters<typeof consumeKafka>) {
  if (/^amqps?:/.test(sourceUrl)) return consumeRabbitmq(sourceUrl, take, log)
  if (sourceUrl.startsWith('kafka:')) return consumeKafka(sourceUrl, take, log)
  return null
}
