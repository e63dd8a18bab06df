// The steps of a random history that are about carts and about what operators do.

import type { Command } from '../../src/domain/command.ts'
import * as command from './commands.ts'
import type { Step } from './history.ts'
import { newId, pick, type Scene } from './history-commands.ts'
import { idOf } from './ids.ts'
import { coupon, dayMs, noon, product } from './rows.ts'

export function cartOrCatalogueCommand(scene: Scene, step: Step): Command {
  const { quantity, variant } = step
  const productId = idOf('product', step.product)
  const { now } = scene
  switch (step.kind) {
    case 'AddCartLine': {
      const ids = { userId: idOf('user', step.user), itemId: newId(scene, 'cart-item') }
      return command.addCartLine({ ...ids, productId, quantity, now })
    }
    case 'ChangeCartLine': {
      const { itemId, userId } = cartLineOf(scene, step)
      return command.changeCartLine({ userId, itemId, quantity, now })
    }
    case 'RemoveCartLines': {
      const { itemId, userId } = cartLineOf(scene, step)
      const other = pick(scene.database.cartLines, { ...step, back: step.back + 1 }).id
      return command.removeCartLines({ userId, itemIds: variant === 0 ? [itemId, other] : [itemId], now })
    }
    case 'AdjustStock': {
      const change = variant < 8 ? quantity : -quantity
      return command.adjustStock({ productId, change, ...adjustmentOf(scene) })
    }
    case 'CreateProduct':
      return createProduct(scene, step)
    case 'ChangeProduct': {
      const status = (['on-sale', 'on-sale', 'on-sale', 'stopped', 'discontinued'] as const)[variant % 5]!
      return command.changeProduct({ productId, changes: { price: 100 * (1 + variant), status }, now })
    }
    case 'CreateCoupon':
      return createCoupon(scene, step)
    default: {
      const changes = variant < 6 ? { totalCount: quantity } : { perUserLimit: 2, validDays: 1 }
      return command.changeCoupon({ couponId: idOf('coupon', step.coupon), changes, now })
    }
  }
}

function cartLineOf(scene: Scene, step: Step) {
  const line = pick(scene.database.cartLines, step)
  return { itemId: line.id, userId: step.variant === 1 ? idOf('user', step.user) : line.userId }
}

function adjustmentOf(scene: Scene) {
  return { adjustmentId: newId(scene, 'adjustment'), actorId: idOf('user', 3), now: scene.now }
}

function createProduct(scene: Scene, { quantity, variant }: Step): Command {
  scene.products += 1
  const id = idOf('product', scene.products)
  const { createdAt: _createdAt, ...described } = product({ id, price: [1_000, 10_000, 333][variant % 3]! })
  return command.createProduct({ product: described, stock: quantity, ...adjustmentOf(scene) })
}

function createCoupon(scene: Scene, { quantity, variant }: Step): Command {
  scene.coupons += 1
  const share = { type: 'percent', value: 30, maxAmount: variant < 6 ? 2_000 : null } as const
  const {
    createdAt: _createdAt,
    issuedCount: _issuedCount,
    ...described
  } = coupon({
    id: idOf('coupon', scene.coupons),
    discount: variant % 2 === 0 ? { type: 'amount', value: 1_500 } : share,
    minOrderAmount: variant % 3 === 0 ? 0 : 2_000,
    totalCount: quantity,
    perUserLimit: 1 + (variant % 2),
    issueStartsAt: scene.now,
    issueEndsAt: variant === 11 ? scene.now : noon + 4 * dayMs,
    validDays: 1 + (variant % 2),
  })
  return command.createCoupon({ coupon: described, now: scene.now })
}
