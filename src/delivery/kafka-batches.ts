// The events of a call as batches by partition. Kafka takes or refuses a batch as a whole and a batch of many records may
// be too large where each of them is not, so such a batch is halved until it is taken or one record is left to refuse.

import { compatibilityPartitioner, MultipleErrors, ResponseError } from '@platformatic/kafka'
import type { CloudEvent } from './cloud-event.ts'
import type { Refusal } from './sink.ts'

export type KafkaMessage = {
  readonly eventId: string
  readonly topic: string
  readonly partition: number
  readonly key: Buffer
  readonly value: Buffer
  readonly headers: Map<Buffer, Buffer>
}

/** Sends one batch to each partition; resolves to the partitions that refused theirs as too large. */
export type SendBatches = (messages: readonly KafkaMessage[]) => Promise<ReadonlySet<number>>

type Target = { readonly topic: string; readonly partitions: number }

/** Under the limit that Kafka has by itself, 1,048,588 bytes with what is around the records. */
const batchBytesMax = 900_000
const recordOverheadBytes = 120
const headers = new Map([
  [Buffer.from('content-type'), Buffer.from('application/cloudevents+json; charset=UTF-8')],
])

/** Resolves to the refused events once all others are held. */
export async function sendInBatches(
  events: readonly CloudEvent[],
  target: Target,
  send: SendBatches,
): Promise<readonly Refusal[]> {
  const waiting = batchesOf(events.map((event) => messageOf(event, target)))
  const refusals: Refusal[] = []
  while (waiting.size > 0) {
    const batches = [...waiting.values()].map((ofPartition) => ofPartition.shift()!)
    const tooLarge = await send(batches.flat())
    for (const batch of batches) {
      const { partition, eventId, value } = batch[0]!
      const rest = waiting.get(partition)!
      const half = Math.ceil(batch.length / 2)
      if (tooLarge.has(partition)) {
        if (batch.length === 1) refusals.push({ eventId, reason: reasonOf(value.length) })
        else rest.unshift(batch.slice(0, half), batch.slice(half))
      }
      if (rest.length === 0) waiting.delete(partition)
    }
  }
  return refusals
}

function messageOf({ id, subject, json }: CloudEvent, { topic, partitions }: Target): KafkaMessage {
  const key = Buffer.from(subject)
  const record = { topic, key, value: Buffer.from(json), headers }
  return { ...record, eventId: id, partition: compatibilityPartitioner(record, key) % partitions }
}

/** In the order they come, at least one message in each. */
function batchesOf(messages: readonly KafkaMessage[]): Map<number, KafkaMessage[][]> {
  const batches = new Map<number, KafkaMessage[][]>()
  const bytes = new Map<number, number>()
  for (const message of messages) {
    const { partition, key, value } = message
    const size = key.length + value.length + recordOverheadBytes
    const filled = (bytes.get(partition) ?? Number.POSITIVE_INFINITY) + size
    if (filled > batchBytesMax) {
      const before = batches.get(partition) ?? []
      batches.set(partition, [...before, [message]])
      bytes.set(partition, size)
    } else {
      batches.get(partition)!.at(-1)!.push(message)
      bytes.set(partition, filled)
    }
  }
  return batches
}

function reasonOf(bytes: number): string {
  return `Kafka refuses a record of ${bytes} bytes as too large`
}

const noError = 0
const tooLargeErrors: ReadonlySet<number> = new Set([10, 18])

type ProduceResponse = {
  readonly responses: readonly {
    readonly partitionResponses: readonly { readonly index: number; readonly errorCode: number }[]
  }[]
}

/** Null when an answer of Kafka says anything else than that batches were too large. */
export function partitionsTooLarge(error: unknown): ReadonlySet<number> | null {
  const answers = answersIn(error)
  if (!answers) return null
  const topics = answers.flatMap(({ responses }) => responses)
  const partitions = topics.flatMap(({ partitionResponses }) => partitionResponses)
  const failed = partitions.filter(({ errorCode }) => errorCode !== noError)
  if (failed.length === 0 || failed.some(({ errorCode }) => !tooLargeErrors.has(errorCode))) return null
  return new Set(failed.map(({ index }) => index))
}

/** Those of several brokers come as errors in an error. Null when one of them is no answer: what it held is not known. */
function answersIn(error: unknown): readonly ProduceResponse[] | null {
  if (error instanceof ResponseError) return 'response' in error ? [error.response as ProduceResponse] : null
  if (!(error instanceof MultipleErrors)) return null
  const answers: ProduceResponse[] = []
  for (const inner of error.errors) {
    const found = answersIn(inner)
    if (!found) return null
    answers.push(...found)
  }
  return answers
}
