// Starts a server of the bench, the shop or the baseline, as a process of its own and waits until it is open.

import { spawn } from 'node:child_process'
import { cpuSeconds, peakMemoryMegabytes } from './cpu-time.ts'

export type ServerProcess = {
  readonly port: number
  cpuSeconds(): number
  /** Resident memory, at its highest so far. */
  peakMemoryMegabytes(): number
  /** Counts of committed batches so far; zeros for a server that has none. */
  batches(): Promise<{ readonly batches: number; readonly commands: number }>
  stop(): Promise<void>
}

const programs = {
  shop: new URL('../src/main.ts', import.meta.url).pathname,
  baseline: new URL('textbook-process.ts', import.meta.url).pathname,
}

export type ServerKind = keyof typeof programs

/** `settings` are environment variables beside those of the bench. BENCH_NODE_FLAGS passes options to Node. */
export async function startServer(
  kind: ServerKind,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const flags = kind === 'shop' ? (process.env.BENCH_NODE_FLAGS?.split(' ') ?? []) : []
  const child = spawn(process.execPath, [...flags, programs[kind]], {
    env: { ...process.env, PORT: '0', RATE_LIMIT_PER_MINUTE: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (process.env.BENCH_SHOW) child.stdout.pipe(process.stderr)
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
