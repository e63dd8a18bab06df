// Events as persistent messages of RabbitMQ, all of a call in flight at once, each confirmed by the broker. It declares a
// durable topic exchange and, where it is missing, a queue that holds every event; consumers may bind queues of their own by the type
// (`order.paid`). It never takes a lost connection for a refusal: it throws, and the next call connects anew.

import type { CloudEvent } from './cloud-event.ts'
import { parseRabbitmqAddress } from './rabbitmq-address.ts'
import { openRabbitmqLink, type RabbitmqLink } from './rabbitmq-link.ts'
import { sendEvents, sizeLimitIn, wordsOf } from './rabbitmq-messages.ts'
import type { Refusal, Sink } from './sink.ts'

const unlimited = Number.POSITIVE_INFINITY

/** Throws an Error fit for the operator's eyes when the address is wrong; connects at the first publish. */
export function createRabbitmqSink(
  url: string,
  { name, timeoutMs }: { readonly name: string; readonly timeoutMs: number },
): Sink {
  const address = parseRabbitmqAddress(url)
  let link: RabbitmqLink | null = null
  let isBindingMissing = false
  let isClosed = false

  async function publishOn(open: RabbitmqLink, events: readonly CloudEvent[]): Promise<readonly Refusal[]> {
    if (isBindingMissing) await open.declare()
    const sent = await sendEvents(open, events, address.exchange)
    isBindingMissing = sent.isBindingMissing
    return sent.refusals
  }

  function attempt(events: readonly CloudEvent[]): Promise<readonly Refusal[]> {
    if (!link || link.isLost()) link = openRabbitmqLink(address, { timeoutMs, bodyBytesMax: unlimited })
    return link.whileOpen(publishOn(link, events))
  }

  /** Once more where the broker closed the channel over a message that was too large, without that message. */
  async function attemptTwice(events: readonly CloudEvent[]): Promise<readonly Refusal[]> {
    try {
      return await attempt(events)
    } catch (error) {
      const bodyBytesMax = sizeLimitIn(error)
      if (bodyBytesMax === null || isClosed) throw error
      link?.fail(new Error('a message was too large'))
      link = openRabbitmqLink(address, { timeoutMs, bodyBytesMax })
      return attempt(events)
    }
  }

  return {
    name,
    async publish(events) {
      if (events.length === 0) return []
      if (isClosed) throw new Error('RabbitMQ: the sink is closed')
      const late = setTimeout(() => link?.fail(lateError(link, timeoutMs)), timeoutMs)
      try {
        return await attemptTwice(events)
      } catch (cause) {
        const reason = `RabbitMQ: ${wordsOf(cause)}`
        link?.fail(new Error(reason))
        throw new Error(reason, { cause })
      } finally {
        clearTimeout(late)
      }
    },
    async close() {
      isClosed = true
      await link?.close()
    },
  }
}

function lateError(link: RabbitmqLink, timeoutMs: number): Error {
  const blocked = link.blockedBecause()
  const why = blocked === null ? '' : `; it takes no messages at the moment: ${blocked}`
  return new Error(`no answer within ${timeoutMs} ms${why}`)
}
