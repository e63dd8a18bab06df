// Passwords are kept as argon2id hashes with a salt of their own; checking one never tells how far it got.

import { hash, verify } from '@node-rs/argon2'

/** OWASP's minimum: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** Takes as long for a user who does not exist, so that answers do not tell which addresses are known. */
export async function checkPassword(password: string, passwordHash: string | null): Promise<boolean> {
  decoyHash ??= hashPassword('no such user')
  const matches = await verify(passwordHash ?? (await decoyHash), password)
  return matches && passwordHash !== null
}

let decoyHash: Promise<string> | null = null
