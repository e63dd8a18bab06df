// Server-sent events out of the text of a connection, which comes in pieces that end anywhere.

export type EventMessage = { readonly event: string; readonly data: unknown }

export type EventText = {
  /** The messages that this piece completes. */
  read(piece: string): EventMessage[]
  /** How long the server asks to wait before connecting again; null until it does. */
  readonly retryMs: number | null
}

/** More without an end of message is no stream of ours. */
const restLengthMax = 100_000

export function createEventText(): EventText {
  let rest = ''
  let retryMs: number | null = null
  return {
    get retryMs() {
      return retryMs
    },
    read(piece) {
      const blocks = (rest + piece).split('\n\n')
      rest = blocks.pop()!
      if (rest.length > restLengthMax) throw new Error('a message of the stream has no end')
      const messages: EventMessage[] = []
      for (const block of blocks) {
        const { event, data, retry } = fieldsOf(block)
        if (retry !== undefined && /^\d+$/.test(retry)) retryMs = Number(retry)
        if (event !== undefined && data !== undefined) messages.push({ event, data: JSON.parse(data) })
      }
      return messages
    },
  }
}

/** Comments and unknown fields are nobody's business. */
function fieldsOf(block: string): { readonly [Field in 'event' | 'data' | 'retry']?: string } {
  const fields: { [Field in 'event' | 'data' | 'retry']?: string } = {}
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(event|data|retry): ?(.*)$/.exec(line) ?? []
    if (name === 'data' && fields.data !== undefined) fields.data += `\n${value}`
    else if (name !== undefined) fields[name as 'event' | 'data' | 'retry'] = value
  }
  return fields
}
