// Readers of the shop's stream in a process of their own, as browsers are: thousands of connections that only listen.
// They know no more of what they read than how many messages it has.

import { type ChildProcess, fork } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

type Wanted = {
  readonly port: number
  readonly query: string
  /** One stream each. */
  readonly authorizations: readonly string[]
}

export type StreamReaders = {
  /** Messages of all streams so far. */
  messages(): Promise<number>
  /** Streams that are still open. */
  open(): Promise<number>
  close(): Promise<void>
}

type Report = { readonly open: number; readonly messages: number }

/** Resolves when every stream has had its first message. */
export async function openStreamReaders(wanted: Wanted): Promise<StreamReaders> {
  const child = fork(fileURLToPath(import.meta.url), { serialization: 'json' })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.send(wanted)
  await nextReport(child)
  const ask = async (): Promise<Report> => {
    child.send('report')
    return nextReport(child)
  }
  return {
    messages: async () => (await ask()).messages,
    open: async () => (await ask()).open,
    async close() {
      process.off('exit', end)
      const exited = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await exited
    },
  }
}

function nextReport(child: ChildProcess): Promise<Report> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the readers of streams ended'))
    child.once('exit', onExit)
    child.once('message', (report) => {
      child.off('exit', onExit)
      resolve(report as Report)
    })
  })
}

const connectsAtOnce = 100
const sharedBuffer = Buffer.alloc(65_536)
const eventMark = '\nevent: '

function serve(): void {
  const counted = { open: 0, messages: 0 }
  process.on('message', (message: Wanted | 'report') => {
    if (message === 'report') process.send!(counted)
    else void openAll(message, counted).then(() => process.send!(counted))
  })
}

async function openAll(
  { port, query, authorizations }: Wanted,
  counted: { open: number; messages: number },
): Promise<void> {
  for (let from = 0; from < authorizations.length; from += connectsAtOnce) {
    const some = authorizations.slice(from, from + connectsAtOnce)
    await Promise.all(some.map((authorization) => openOne({ port, query, authorization }, counted)))
  }
}

/** Resolves with the first message. */
function openOne(
  { port, query, authorization }: { port: number; query: string; authorization: string },
  counted: { open: number; messages: number },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      port,
      host: '127.0.0.1',
      onread: {
        buffer: sharedBuffer,
        callback(bytes) {
          const text = sharedBuffer.toString('latin1', 0, bytes)
          if (!text.includes(eventMark)) return true
          counted.messages += text.split(eventMark).length - 1
          resolve(socket)
          return true
        },
      },
    })
    socket.on('connect', () => {
      counted.open += 1
      socket.write(
        `GET /api/v1/stream?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\n\r\n`,
      )
    })
    socket.on('error', reject)
    socket.on('close', () => {
      counted.open -= 1
      reject(new Error('a stream ended'))
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve()
