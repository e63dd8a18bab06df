// One broker for the tests of a file. Where it is missing, they are skipped with the reason, which the run repeats at its
// end (left-out.ts).

import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { BrokerKind, BrokerServer } from '../servers/broker-server.ts'

const startMsMax = 90_000

/** To be called at the top of a file; the broker is there inside the tests. */
export function useServer<Server extends BrokerServer>({
  whyMissing,
  startBroker,
}: BrokerKind<Server>): () => Server {
  const missing = whyMissing()
  let server: Server | null = null
  beforeAll(async () => {
    if (missing === null) server = await startBroker()
  }, startMsMax)
  afterAll(() => server?.remove(), startMsMax)
  leaveOutIf(missing)
  return () => server!
}

/** Skips every test of the file while `missing` says what the machine lacks. */
export function leaveOutIf(missing: string | null): void {
  beforeEach(({ skip }) => skip(missing !== null, missing ?? undefined))
}
