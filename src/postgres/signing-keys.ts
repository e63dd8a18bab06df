// The key that signs tokens, kept in the database so that all instances share it.

import type pg from 'pg'

export type StoredKey = { readonly kid: string; readonly privateJwk: Record<string, unknown> }

/** The oldest key; the first instance's offer is kept when there is none yet. */
export async function findOrStoreKey(pool: pg.Pool, offer: StoredKey, now: number): Promise<StoredKey> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('LOCK TABLE signing_keys IN EXCLUSIVE MODE')
    const text = 'SELECT kid, private_jwk AS "privateJwk" FROM signing_keys ORDER BY created_at LIMIT 1'
    const { rows } = await client.query<StoredKey>(text)
    const insert = 'INSERT INTO signing_keys (kid, private_jwk, created_at) VALUES ($1, $2, $3)'
    if (!rows[0]) await client.query(insert, [offer.kid, offer.privateJwk, new Date(now)])
    await client.query('COMMIT')
    return rows[0] ?? offer
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
