// The example data platform as a process of its own, as `npm run data-platform` starts it, and what it says of itself.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../examples/data-platform/main.ts', import.meta.url))

export type Books = {
  readonly orders: number
  readonly cancelled: number
  readonly revenue: number
  readonly events: number
  readonly duplicates: number
  readonly outOfOrder: number
  readonly rejected: number
  readonly byStatus: Readonly<Record<string, number>>
  readonly byType: Readonly<Record<string, number>>
}

export type DataPlatform = {
  readonly url: string
  books(): Promise<Books>
  /** As by `kill -9`. */
  kill(): Promise<void>
  /** Resolves to the exit code. */
  stop(): Promise<number | null>
}

export type DataPlatformOptions = {
  readonly dataDir: string
  /** Default: webhooks on a free port. */
  readonly sourceUrl?: string
  /** `whsec_…`, needed for webhooks. */
  readonly signingSecret?: string
}

/** Rejects with what it wrote when it does not start. */
export async function startDataPlatform(options: DataPlatformOptions): Promise<DataPlatform> {
  const { dataDir, sourceUrl = '', signingSecret = '' } = options
  const env = {
    ...process.env,
    PORT: '0',
    SOURCE_URL: sourceUrl,
    SIGNING_SECRET: signingSecret,
    PLATFORM_DATA_DIR: dataDir,
  }
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = once(child, 'exit')
  const written: string[] = []
  child.stderr.on('data', (text) => written.push(String(text)))
  const lines = createInterface(child.stdout)
  const opened = once(lines, 'line').then(([line]) => /http:\S+/.exec(line)?.[0])
  const url = await Promise.race([opened, gone.then(() => undefined)])
  if (url === undefined) throw new Error(`The data platform did not start: ${written.join('')}`)
  lines.resume()
  return {
    url,
    async books() {
      const answer = await fetch(`${url}/api/books`)
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as Books
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      return child.exitCode
    },
  }
}
