// A TCP proxy between a shop and PostgreSQL that reads along, and hands a message over to a test at the two moments that
// matter: when a batch's COMMIT passes, and when the question passes whether a batch was committed. The test decides
// which of the two ends is lost, and when. Everything else passes as it is. A message is handed over once PostgreSQL has
// answered all before it: a question on another connection could overtake a batch that is still being written.

import { on, once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A message on its way, held back with everything behind it, on a connection that has two ends. */
export type HeldMessage = {
  /** The shop sees its connection fail, and hears no more of it. */
  loseShop(): void
  /** PostgreSQL sees its client go. */
  losePostgres(): void
  /** Lets the message, and what is behind it, through; resolves once PostgreSQL has answered that it is done. */
  letThrough(): Promise<void>
}

export type Fate = (held: HeldMessage) => void | Promise<void>

export type CommitProxy = {
  /** What the shop takes for its database. */
  readonly url: string
  /** The next COMMIT of a batch meets this fate, later ones none. Resolves when it is over. */
  onNextCommit(fate: Fate): Promise<void>
  /** The same for the next time a shop asks whether a batch was committed. */
  onNextQuestion(fate: Fate): Promise<void>
  close(): Promise<void>
}

type Kind = {
  readonly isOne: (message: Buffer) => boolean
  /** What PostgreSQL says when it is done. */
  readonly done: string
}

const [bind, parse, query, sync, readyForQuery] = [0x42, 0x50, 0x51, 0x53, 0x5a]

/** The first message about the prepared statement `commit`; only batches have one. */
const commit: Kind = {
  isOne: (message) =>
    (message[0] === bind && message.includes('\0commit\0')) ||
    (message[0] === parse && message.includes('commit\0COMMIT\0')),
  done: 'COMMIT\0',
}
const question: Kind = {
  isOne: (message) => message[0] === parse && message.includes('INSERT INTO batch_commits AS mark'),
  done: 'INSERT 0 1\0',
}

type Plan = { readonly kind: Kind; readonly meet: Fate }

export async function startCommitProxy(databaseUrl: string): Promise<CommitProxy> {
  const target = new URL(databaseUrl)
  const plans = new Set<Plan>()

  function plan(kind: Kind, fate: Fate): Promise<void> {
    return new Promise((resolve, reject) => {
      const meet = (held: HeldMessage) => Promise.resolve(fate(held)).then(resolve, reject)
      plans.add({ kind, meet })
    })
  }

  /** What is to happen to this message; it happens only once. */
  function take(message: Buffer): Plan | null {
    for (const planned of plans) {
      if (planned.kind.isOne(message) && plans.delete(planned)) return planned
    }
    return null
  }

  const sockets = new Set<Socket>()
  const server = createServer((shop) => {
    const postgres = connect(Number(target.port), target.hostname)
    for (const socket of [shop, postgres]) {
      sockets.add(socket)
      // Either end may vanish at any time: that is what this is for.
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    }
    relay(shop, postgres, take)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    onNextCommit: (fate) => plan(commit, fate),
    onNextQuestion: (fate) => plan(question, fate),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function relay(shop: Socket, postgres: Socket, take: (message: Buffer) => Plan | null): void {
  const held: Buffer[] = []
  let isHolding = false
  /** What is held is whole at the next Sync: without its end, PostgreSQL would wait for it in the middle of a batch. */
  let isWhole = false
  let planned: Plan | null = null
  /** The start-up is a request too. */
  let unanswered = 1
  /** Once a message met its fate, the test alone says which end goes. */
  let isPlain = true
  const cutRequests = messageCutter(0)
  shop.on('data', (chunk: Buffer) => {
    for (const message of cutRequests(chunk)) {
      if (isPlain) planned ??= take(message)
      if (planned) isHolding = true
      if (isHolding) held.push(message)
      else pass(message)
      if (planned && message[0] === sync) isWhole = true
    }
    meetWhenDue()
  })
  const cutAnswers = messageCutter(1)
  postgres.on('data', (chunk: Buffer) => {
    unanswered -= cutAnswers(chunk).filter((message) => message[0] === readyForQuery).length
    if (!shop.destroyed) shop.write(chunk)
    meetWhenDue()
  })
  shop.on('close', () => isPlain && postgres.destroy())
  postgres.on('close', () => isPlain && shop.destroy())

  function pass(message: Buffer): void {
    if (message[0] === sync || message[0] === query) unanswered += 1
    postgres.write(message)
  }

  function meetWhenDue(): void {
    if (!planned || !isWhole || unanswered > 0 || !isPlain) return
    isPlain = false
    const { meet, kind } = planned
    meet({ loseShop, losePostgres, letThrough: () => letThrough(kind.done) })
  }

  const loseShop = () => void shop.destroy()
  const losePostgres = () => void postgres.destroy()

  async function letThrough(done: string): Promise<void> {
    const said = untilSaid(postgres, done)
    isHolding = false
    for (const message of held.splice(0)) postgres.write(message)
    await said
  }
}

async function untilSaid(postgres: Socket, words: string): Promise<void> {
  let said = ''
  const chunks = postgres.closed ? [] : on(postgres, 'data', { close: ['close'] })
  for await (const [chunk] of chunks) {
    said += chunk.toString('latin1')
    if (said.includes(words)) return
  }
  throw new Error(`PostgreSQL closed the connection without a word of ${words}`)
}

/** Cuts what is sent into whole messages. Only a client's first one, of the start-up, begins with its length. */
function messageCutter(firstLengthAt: 0 | 1): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0)
  let lengthAt: number = firstLengthAt
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    const messages: Buffer[] = []
    while (rest.length >= lengthAt + 4) {
      const end = lengthAt + rest.readUInt32BE(lengthAt)
      if (rest.length < end) break
      messages.push(rest.subarray(0, end))
      rest = rest.subarray(end)
      lengthAt = 1
    }
    return messages
  }
}
