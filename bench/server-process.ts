// Starts a server of the bench, the shop or the baseline, as a process of its own and waits until it is open.

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cpuSeconds, memoryMegabytes, peakMemoryMegabytes } from './cpu-time.ts'

export type ServerProcess = {
  readonly port: number
  cpuSeconds(): number
  /** Resident memory now. */
  memoryMegabytes(): number
  /** Resident memory, at its highest so far. */
  peakMemoryMegabytes(): number
  /** Counts of committed batches so far; zeros for a server that has none. */
  batches(): Promise<{ readonly batches: number; readonly commands: number }>
  stop(): Promise<void>
}

export type ServerKind = 'shop' | 'baseline'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What `npm start` runs, with its settings for Node; the baseline gets the same ones. */
function commandOf(kind: ServerKind): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const shop = scripts.start as string
  if (kind === 'baseline') return shop.replace('src/main.ts', 'bench/textbook-process.ts')
  // Last, so that they count.
  return shop.replace('src/main.ts', () => `${process.env.BENCH_NODE_FLAGS ?? ''} src/main.ts`)
}

/** `settings` are environment variables beside those of the bench. BENCH_NODE_FLAGS passes more options to Node. */
export async function startServer(
  kind: ServerKind,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`
  const child = spawn(commandOf(kind), {
    cwd: root,
    shell: true,
    env: { ...process.env, PATH, PORT: '0', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // A bench that fails leaves nothing running.
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
      const opened = /Jangteo is open: \S+:(\d+)/.exec(output)
      if (opened) resolve(Number(opened[1]))
    })
    child.once('exit', () => reject(new Error(`the ${kind} did not start:\n${output}`)))
  })
  const pid = child.pid!
  return {
    port,
    cpuSeconds: () => cpuSeconds(pid),
    memoryMegabytes: () => memoryMegabytes(pid),
    peakMemoryMegabytes: () => peakMemoryMegabytes(pid),
    batches: () => readBatches(port),
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

async function readBatches(port: number) {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
  return { batches: read('jangteo_batch_commands_count'), commands: read('jangteo_batch_commands_sum') }
}
