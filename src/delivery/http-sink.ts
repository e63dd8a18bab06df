// Events to a platform that takes webhooks: one signed POST per event, 32 at once. A call has no more events than it gets
// through in under a minute when each takes its whole time (160 at 10 s), so a slow platform makes no dead letters. One
// that left 32 events unanswered and took none is away: the others are not tried.

import type { CloudEvent } from './cloud-event.ts'
import { type Answer, createPoster } from './http-exchange.ts'
import { type Refusal, type Sink, SinkDisabledError } from './sink.ts'
import { webhookHeaders } from './webhook-signature.ts'

export type HttpSinkOptions = {
  readonly name: string
  /** Of one event: connecting, being answered and reading the answer. */
  readonly timeoutMs: number
  /** Decoded; see parseSigningSecret. */
  readonly signingSecret: Uint8Array
}

const atOnceMax = 32
const publishMsMax = 55_000
const timeoutMsMax = 30_000

type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'disabled' }
  /** It is about this event. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It is about this event only if the platform turns out to be alive. */
  | {
      readonly kind: 'failed'
      readonly why: string
      readonly isAboutAll: boolean
      readonly isOverload: boolean
    }

/** Throws an Error fit for the operator's eyes, without the address, when that or the time limit cannot be used. */
export function createHttpSink(url: string, { name, timeoutMs, signingSecret }: HttpSinkOptions): Sink {
  if (!(timeoutMs > 0 && timeoutMs <= timeoutMsMax))
    throw new Error(`The time limit of a delivery must be above 0 and at most ${timeoutMsMax / 1_000} s`)
  const headers = { 'content-type': 'application/cloudevents+json; charset=utf-8' }
  const poster = createPoster(url, { headers, timeoutMs, socketsMax: atOnceMax })
  let isClosed = false

  async function send(event: CloudEvent): Promise<Outcome> {
    return outcomeOf(await poster.post(event.json, webhookHeaders(event, signingSecret, Date.now())))
  }

  return {
    name,
    batchSizeMax: atOnceMax * Math.floor(publishMsMax / timeoutMs),
    async publish(events) {
      const tally = createTally(events)
      const lane = async () => {
        while (!isClosed && !tally.isHopeless()) {
          const event = tally.next()
          if (!event) return
          tally.record(event, await send(event))
        }
      }
      await Promise.all(Array.from({ length: Math.min(atOnceMax, events.length) }, lane))
      if (isClosed) throw new Error('the sink was closed before all events were sent')
      return tally.refusals()
    },
    close() {
      isClosed = true
      poster.close()
      return Promise.resolve()
    },
  }
}

/** What became of the events of one call. */
function createTally(events: readonly CloudEvent[]) {
  const refused: Refusal[] = []
  const failed: Refusal[] = []
  let accepted = 0
  let aboutAll = 0
  let started = 0
  let isDisabled = false
  let isAway = false

  return {
    next: () => events[started++],
    record({ id: eventId }: CloudEvent, outcome: Outcome): void {
      if (outcome.kind === 'accepted') accepted += 1
      else if (outcome.kind === 'disabled') isDisabled = true
      else if (outcome.kind === 'refused') refused.push({ eventId, reason: outcome.why })
      else {
        failed.push({ eventId, reason: outcome.why, ...(outcome.isOverload && { isOverload: true }) })
        if (outcome.isAboutAll) aboutAll += 1
      }
      isAway ||= accepted === 0 && aboutAll >= atOnceMax
    },
    /** It stays so, also when a late answer takes an event: most lanes have stopped, and it is all sent again. */
    isHopeless: () => isDisabled || isAway,
    /** Throws when the platform is away or wants no more. */
    refusals(): Refusal[] {
      if (isDisabled) throw new SinkDisabledError('the platform answered 410: it wants no more events')
      if ((isAway || accepted === 0) && failed[0]) throw new Error(`the platform ${failed[0].reason}`)
      return [...refused, ...failed]
    },
  }
}

function outcomeOf(answer: Answer): Outcome {
  if (answer.kind === 'failed') return { ...answer, isAboutAll: true, isOverload: false }
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: 'accepted' }
  if (status === 410) return { kind: 'disabled' }
  if (isRefusal.has(status)) return { kind: 'refused', why: `answered ${status}` }
  const why = isRedirect.has(status) ? 'redirects to elsewhere, which is not followed' : `answered ${status}`
  return { kind: 'failed', why, isAboutAll: isAboutAll.has(status), isOverload: isOverload.has(status) }
}

/** They speak of this event: another one may well be taken. */
const isRefusal: ReadonlySet<number> = new Set([400, 409, 413, 415, 422])
/** Who has no right or no room for one event has none for the next. A 500 may be the fault of the event. */
const isAboutAll: ReadonlySet<number> = new Set([401, 403, 429, 503])
const isOverload: ReadonlySet<number> = new Set([429, 503])
const isRedirect: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
