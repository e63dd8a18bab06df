// Which rows a batch of commands needs: the single answer to "what is locked and loaded". Locks are taken in
// the order users, coupons, stock; what belongs to a user is guarded by the lock on the user's wallet, a
// product by the lock on its stock.

import { assertNever } from './assert.ts'
import type { Command, Idempotency, OrderPayment } from './command.ts'

export type Footprint = {
  /** Wallets to lock, besides those of the owners of `orderIds`. */
  readonly userIds: Set<string>
  /** Coupon events to lock. */
  readonly couponIds: Set<string>
  /** Stock to lock and products to load, besides what `orderIds` and `cartUserIds` hold. */
  readonly productIds: Set<string>
  /** Orders to load, with their lines and their coupon. */
  readonly orderIds: Set<string>
  readonly userCouponIds: Set<string>
  readonly cartUserIds: Set<string>
  /** Whose coupons of which event are counted. */
  readonly issues: { readonly userId: string; readonly couponId: string }[]
  readonly fundings: { readonly userId: string; readonly since: number }[]
  readonly idempotencies: Idempotency[]
}

export function footprintOf(commands: readonly Command[]): Footprint {
  const footprint: Footprint = {
    userIds: new Set(),
    couponIds: new Set(),
    productIds: new Set(),
    orderIds: new Set(),
    userCouponIds: new Set(),
    cartUserIds: new Set(),
    issues: [],
    fundings: [],
    idempotencies: [],
  }
  for (const command of commands) {
    addCommand(footprint, command)
    if (!command.idempotency) continue
    footprint.userIds.add(command.idempotency.actorId)
    footprint.idempotencies.push(command.idempotency)
  }
  return footprint
}

function addCommand(footprint: Footprint, command: Command): void {
  switch (command.type) {
    case 'ChargeBalance':
      footprint.userIds.add(command.userId)
      return
    case 'RefundBalance':
      footprint.userIds.add(command.userId)
      footprint.fundings.push({ userId: command.userId, since: command.since })
      return
    case 'IssueCoupon':
      footprint.userIds.add(command.userId)
      footprint.couponIds.add(command.couponId)
      footprint.issues.push({ userId: command.userId, couponId: command.couponId })
      return
    case 'PlaceOrder':
      addOrder(footprint, command)
      for (const line of command.lines) footprint.productIds.add(line.productId)
      return
    case 'CheckoutCart':
      addOrder(footprint, command)
      footprint.cartUserIds.add(command.userId)
      return
    case 'PayOrder':
      footprint.userIds.add(command.userId)
      footprint.orderIds.add(command.orderId)
      return
    case 'CancelOrder':
    case 'ExpireOrder':
      footprint.orderIds.add(command.orderId)
      return
    case 'AddCartLine':
      footprint.productIds.add(command.productId)
      addCart(footprint, command.userId)
      return
    case 'ChangeCartLine':
    case 'RemoveCartLines':
      addCart(footprint, command.userId)
      return
    case 'AdjustStock':
    case 'ChangeProduct':
      footprint.productIds.add(command.productId)
      return
    case 'ChangeCoupon':
      footprint.couponIds.add(command.couponId)
      return
    case 'CreateProduct':
    case 'CreateCoupon':
      return
    default:
      assertNever(command)
  }
}

type OrderLike = {
  readonly userId: string
  readonly userCouponId: string | null
  readonly payment: OrderPayment
}

function addOrder(footprint: Footprint, command: OrderLike): void {
  footprint.userIds.add(command.userId)
  if (command.userCouponId !== null) footprint.userCouponIds.add(command.userCouponId)
}

function addCart(footprint: Footprint, userId: string): void {
  footprint.userIds.add(userId)
  footprint.cartUserIds.add(userId)
}
