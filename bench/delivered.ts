// How far the relay of a site has come.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from './site.ts'

const looksPerSecond = 50

async function positionOf(site: Site): Promise<number> {
  const { rows } = await site.pool.query('SELECT position FROM delivery_cursors')
  return rows[0]?.position ?? 0
}

export async function untilPosition(site: Site, position: number): Promise<number> {
  for (;;) {
    const reached = await positionOf(site)
    if (reached >= position) return reached
    await sleep(1_000 / looksPerSecond)
  }
}

/** What a round left to the relay would be work on the side of the next one, whoever's that is. */
export async function untilDelivered(site: Site): Promise<void> {
  const { rows } = await site.pool.query('SELECT coalesce(max(position), 0) AS last FROM outbox')
  await untilPosition(site, rows[0].last)
}
