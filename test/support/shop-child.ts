// The whole shop in a process of its own, started as `npm start` starts it but for Node's options, and reached over HTTP,
// so that tests can run several of them, kill them, and look at how they end. Shares no environment with the tests but what
// it must.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export type ShopChild = {
  readonly url: string
  readonly pid: number
  /** Resolves when the process is gone. */
  readonly ended: Promise<Ended>
  /** Everything it has printed so far. */
  output(): string
  /** SIGTERM; resolves when the process is gone, calling it again waits for the same end. */
  stop(): Promise<Ended>
  /** SIGKILL. */
  kill(): Promise<Ended>
}

export type ShopEnvironment = Readonly<Record<string, string>>

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const opened = /Jangteo is open: (http:\S+)/

const running = new Set<ChildProcess>()

// A test that failed before it stopped its shop leaves none behind; registered first, so this comes last.
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** Rejects with what the shop printed when it ends before it opens. */
export async function startShopChild(environment: ShopEnvironment): Promise<ShopChild> {
  const { child, ended, output } = spawnShop(environment)
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = opened.exec(output())
      if (found) resolve(found[1]!)
    })
    ended.then(({ code }) => reject(new Error(`the shop ended with code ${code}:\n${output()}`)))
  })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return { url, pid: child.pid!, ended, output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** For a shop that is expected not to open: how it ended, and what it said. */
export async function runShopToItsEnd(environment: ShopEnvironment): Promise<Ended & { output: string }> {
  const { ended, output } = spawnShop(environment)
  const end = await ended
  return { ...end, output: output() }
}

type Spawned = {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  readonly output: () => string
}

function spawnShop(environment: ShopEnvironment): Spawned {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env
  const always = { PATH, HOME, TMPDIR, PORT: '0', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [main], {
    env: { ...always, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  running.add(child)
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    running.delete(child)
    return { code, signal }
  })
  return { child, ended, output: () => text }
}
