// Brokers for trying deliveries by hand: `npm run brokers` starts those this machine has and names the address of each
// for DELIVERY_URL; Ctrl-C stops them and removes their data. `node test/servers/main.ts install` fetches Kafka.

import type { BrokerServer } from './broker-server.ts'
import { installKafka } from './install-kafka.ts'
import { kafka } from './kafka.ts'
import { rabbitmq } from './rabbitmq.ts'

async function startAll(): Promise<void> {
  const running: BrokerServer[] = []
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  try {
    for (const { name, whyMissing, startBroker } of [rabbitmq, kafka]) {
      const missing = whyMissing()
      if (missing !== null) {
        console.log(missing)
        continue
      }
      const broker = await startBroker()
      running.push(broker)
      console.log(`${name}: DELIVERY_URL=${broker.url}`)
    }
    if (running.length > 0) await stopped
  } finally {
    await Promise.all(running.map((broker) => broker.remove()))
  }
}

const [command = 'start'] = process.argv.slice(2)
if (command === 'install') installKafka()
else if (command === 'start') await startAll()
else throw new Error('Knows only: start, install')
