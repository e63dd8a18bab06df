// An outside identity provider, reduced to what the shop sees of it: a JWKS at an address, and tokens signed by its keys.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Key = Awaited<ReturnType<typeof generateKeyPair>> & { readonly kid: string; readonly alg: string }

export type TokenIssuer = Awaited<ReturnType<typeof startTokenIssuer>>

async function newKey(kid: string, alg: string): Promise<Key> {
  return { ...(await generateKeyPair(alg, { extractable: true })), kid, alg }
}

export async function startTokenIssuer() {
  const keys = [await newKey('first', 'ES256'), await newKey('second', 'RS256')]
  let status = 200
  const server = createServer(async (_request, response) => {
    const jwks = await Promise.all(
      keys.map(async ({ publicKey, kid }) => ({ ...(await exportJWK(publicKey)), kid })),
    )
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: jwks }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/jwks`,
    keys,
    /** A token of the claims that is good for an hour, unless they say otherwise. */
    sign: (claims: Readonly<Record<string, unknown>>, key: Key = keys[0]!) =>
      new SignJWT({ iss: 'https://id.example.com', exp: Math.floor(Date.now() / 1_000) + 3_600, ...claims })
        .setProtectedHeader({ alg: key.alg, kid: key.kid })
        .sign(key.privateKey),
    /** A key of the same name that nobody published. */
    forgedKey: () => newKey('first', 'ES256'),
    answerWith(next: number): void {
      status = next
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
