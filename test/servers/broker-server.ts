// What a test asks of a broker that runs for real on this machine, whichever it is: an address, a crash, and a start on
// the same port and data. Each broker lives in a folder of its own under the temporary folder, on loopback only.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type BrokerServer = {
  /** For DELIVERY_URL; the same after a restart. */
  readonly url: string
  /** The same broker behind TLS, with the certificate it shows. */
  readonly tlsUrl: string
  readonly certificate: string
  /** After a kill or a stop: the same port and the same data. Resolves once it accepts connections. */
  start(): Promise<void>
  /** As by `kill -9`: nothing is flushed, nobody is told. Resolves once the process is gone. */
  kill(): Promise<void>
  /** Ends the broker in order and keeps its data. */
  stop(): Promise<void>
  /** Ends it and removes its folder. May be called twice. */
  remove(): Promise<void>
}

export type BrokerKind<Server extends BrokerServer = BrokerServer> = {
  readonly name: string
  /** Null when the broker can be started here, else a sentence that says what is missing and how to get it. */
  whyMissing(): string | null
  startBroker(): Promise<Server>
}

/** A folder that is removed again when `prepare` fails. */
export async function inTemporaryFolder<Result>(
  name: string,
  prepare: (dir: string) => Promise<Result>,
): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), `jangteo-${name}-`))
  try {
    return await prepare(dir)
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    throw error
  }
}
