// A TCP proxy between a shop and PostgreSQL that reads along, and hands a message over to a test at the two moments that
// matter: when a batch's COMMIT passes, and when the question passes whether a batch was committed. The test decides
// which of the two ends is lost, and when. Everything else passes as it is.

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

const [bind, parse] = [0x42, 0x50]

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
  const cut = messageCutter()
  const held: Buffer[] = []
  let isHolding = false
  /** From the first message that is held, the test alone says which end goes. */
  let isPlain = true
  shop.on('data', (chunk: Buffer) => {
    for (const message of cut(chunk)) {
      const planned = take(message)
      if (planned) hold(planned)
      if (isHolding) held.push(message)
      else postgres.write(message)
    }
  })
  shop.on('close', () => isPlain && postgres.destroy())
  postgres.on('data', (chunk: Buffer) => shop.destroyed || shop.write(chunk))
  postgres.on('close', () => isPlain && shop.destroy())

  function hold({ kind, meet }: Plan): void {
    isHolding = true
    isPlain = false
    // Later, so that what came together with the message is behind it.
    setImmediate(meet, { loseShop, losePostgres, letThrough: () => letThrough(kind.done) })
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
  for await (const [chunk] of on(postgres, 'data', { close: ['close'] })) {
    said += chunk.toString('latin1')
    if (said.includes(words)) return
  }
}

/** Cuts what a client sends into whole messages; the first one, of the start-up, has no type. */
function messageCutter(): (chunk: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0)
  let lengthAt = 0
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
