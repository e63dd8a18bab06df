// Free ports of the loopback interface, and the wait until somebody listens there.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** All of them different: they are taken together and released together. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map((server) => once(server, 'listening')))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => once(server.close(), 'close')))
  return ports
}

/** Rejects with what `whyNot` says as soon as it says something, or after the time limit. */
export async function waitForPort(
  port: number,
  { timeoutMs, whyNot }: { readonly timeoutMs: number; readonly whyNot: () => string | null },
): Promise<void> {
  const startedAt = performance.now()
  while (!(await isListening(port))) {
    const reason = whyNot()
    if (reason !== null) throw new Error(reason)
    if (performance.now() - startedAt > timeoutMs) {
      throw new Error(`Nothing listens on port ${port} after ${timeoutMs / 1_000} s`)
    }
    await sleep(50)
  }
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
