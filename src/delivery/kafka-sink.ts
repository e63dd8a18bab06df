// Events as records of a Kafka topic, the envelope as the value and the order's id as the key, so that the events of one
// order stay in order. All in-sync replicas have a record before it counts, and the producer is idempotent. Only a record
// that is too large is refused; all else is an outage, after which the next call connects anew.

import type { CloudEvent } from './cloud-event.ts'
import { parseKafkaAddress } from './kafka-address.ts'
import { type KafkaMessage, partitionsTooLarge, sendInBatches } from './kafka-batches.ts'
import { type KafkaLink, openKafkaLink, wordsOf } from './kafka-link.ts'
import type { Refusal, Sink } from './sink.ts'

/** Of 640 bytes; making 2,000 into batches kept the event loop from all else for 30 to 50 ms. */
const batchSizeMax = 1_000

/** Throws an Error fit for the operator's eyes when the address is wrong; connects at the first publish. */
export function createKafkaSink(
  url: string,
  { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
): Sink {
  const address = parseKafkaAddress(url)
  let link: KafkaLink | null = null
  let fail: (reason: Error) => void = () => undefined
  let isClosed = false

  async function send(open: KafkaLink, events: readonly CloudEvent[]): Promise<readonly Refusal[]> {
    const partitions = await open.partitions()
    const target = { topic: address.topic, partitions }
    return sendInBatches(events, target, (messages) => sendOnce(open, messages))
  }

  function drop(): void {
    link?.destroy()
    link = null
  }

  return {
    name,
    batchSizeMax,
    async publish(events) {
      if (events.length === 0) return []
      if (isClosed) throw new Error('Kafka: the sink is closed')
      const { promise: failed, reject } = Promise.withResolvers<never>()
      fail = reject
      const late = setTimeout(reject, timeoutMs, new Error(`no answer within ${timeoutMs} ms`))
      try {
        link ??= openKafkaLink(address, timeoutMs)
        return await Promise.race([failed, send(link, events)])
      } catch (cause) {
        drop()
        throw new Error(`Kafka: ${wordsOf(cause)}`, { cause })
      } finally {
        clearTimeout(late)
      }
    },
    async close() {
      isClosed = true
      fail(new Error('the sink is closed'))
      drop()
    },
  }
}

async function sendOnce(
  { producer }: KafkaLink,
  messages: readonly KafkaMessage[],
): Promise<ReadonlySet<number>> {
  try {
    // Said here again: only then does the library forget the producer id after an error.
    await producer.send({ messages: [...messages], idempotent: true })
    return new Set()
  } catch (error) {
    const tooLarge = partitionsTooLarge(error)
    if (!tooLarge) throw error
    return tooLarge
  }
}
