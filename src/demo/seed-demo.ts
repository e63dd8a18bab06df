// Fills an empty shop with the demo catalogue and a demo shopper, through the same commands as everybody else.
// Does nothing when there is a product already; two instances that start at once make one catalogue.

import type pg from 'pg'
import { type Credentials, ensureAccount } from '../auth/ensure-account.ts'
import type { Engine } from '../engine/engine.ts'
import { isCatalogueEmpty, withSeedLock } from '../postgres/seed-lock.ts'
import { demoCoupon, demoProducts, demoShopper, demoShopperBalance } from './demo-catalogue.ts'

type SeedContext = {
  readonly pool: pg.Pool
  readonly engine: Engine
  readonly clock: () => number
  readonly newId: () => string
  /** Who the demo stock is recorded under. */
  readonly operatorId: string
}

/** The demo shopper's sign-in when it was made just now, else null. */
export function seedDemo(context: SeedContext): Promise<Credentials | null> {
  return withSeedLock(context.pool, async () => {
    if (!(await isCatalogueEmpty(context.pool))) return null
    await createCatalogue(context)
    return createShopper(context)
  })
}

async function createCatalogue({ engine, clock, newId, operatorId }: SeedContext): Promise<void> {
  for (const { stock, ...product } of demoProducts) {
    await engine.submit<'CreateProduct'>({
      type: 'CreateProduct',
      now: clock(),
      product: { id: newId(), status: 'on-sale', ...product },
      stock,
      adjustmentId: newId(),
      actorId: operatorId,
    })
  }
  const now = clock()
  const window = { issueStartsAt: now, issueEndsAt: null }
  await engine.submit<'CreateCoupon'>({
    type: 'CreateCoupon',
    now,
    coupon: { id: newId(), ...demoCoupon, ...window },
  })
}

async function createShopper({ pool, engine, clock, newId }: SeedContext): Promise<Credentials | null> {
  const { userId, created } = await ensureAccount({ pool, clock, newId }, demoShopper)
  if (!created) return null
  await engine.submit<'ChargeBalance'>({
    type: 'ChargeBalance',
    now: clock(),
    userId,
    amount: demoShopperBalance,
    entryId: newId(),
  })
  return created
}
