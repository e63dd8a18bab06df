// A reader of the shop's stream, as a page would write it with fetch: it keeps what it was told in order and lets a test
// wait for a message.

import { expect, vi } from 'vitest'

export type Message = {
  readonly id: number | null
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

export type OpenStream = Awaited<ReturnType<typeof openStream>>

const patience = { timeout: 10_000, interval: 10 }

/** `query` without the question mark. */
export async function openStream(url: string, query: string, token: string | null = null) {
  const hangUp = new AbortController()
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}/api/v1/stream?${query}`, { headers, signal: hangUp.signal })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const messages: Message[] = []
  const other: string[] = []
  let hasEnded = false
  const reading = read(response, (block) => {
    const message = parse(block)
    if (message) messages.push(message)
    else other.push(block)
  }).finally(() => {
    hasEnded = true
  })
  reading.catch(() => undefined)
  const of = (event: string) => messages.filter((message) => message.event === event).map(({ data }) => data)
  return {
    messages,
    /** Comments and hints, as they came. */
    other,
    response,
    of,
    async untilTold(event: string, data: object): Promise<void> {
      await vi.waitFor(() => expect(of(event).at(-1)).toEqual(data), patience)
    },
    async untilEnded(): Promise<void> {
      await vi.waitFor(() => expect(hasEnded).toBe(true), patience)
    },
    async close(): Promise<void> {
      hangUp.abort()
      await reading.catch(() => undefined)
    },
  }
}

async function read(response: Response, take: (block: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of response.body!) {
    text += decoder.decode(bytes, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop()!
    for (const block of blocks) take(block)
  }
}

/** Null for a block without an event. */
function parse(block: string): Message | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [name = '', ...value] = line.split(': ')
      return [name, value.join(': ')]
    }),
  )
  const event = fields.get('event')
  if (event === undefined) return null
  const id = fields.get('id')
  return { id: id === undefined ? null : Number(id), event, data: JSON.parse(fields.get('data')!) }
}
