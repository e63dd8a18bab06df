// Reads what shops have delivered to their files: the data platform's view of the orders.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type DeliveredEvent = { readonly id: string; readonly type: string; readonly subject: string }

/** Every whole line of the file under a shop's DATA_DIR, oldest first; empty when there is none yet. */
export function deliveredBy(dataDir: string): DeliveredEvent[] {
  const path = join(dataDir, 'delivery', 'events.ndjson')
  if (!existsSync(path)) return []
  const wholeLines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return wholeLines.map((line) => JSON.parse(line) as DeliveredEvent)
}

/** The types of an order's events as a platform sees them that keeps the first of every id. */
export function typesByOrder(events: readonly DeliveredEvent[]): Map<string, string[]> {
  const seen = new Set<string>()
  const types = new Map<string, string[]>()
  for (const { id, type, subject } of events) {
    if (seen.has(id) || !type.startsWith('jangteo.order.')) continue
    seen.add(id)
    types.set(subject, [...(types.get(subject) ?? []), type])
  }
  return types
}
