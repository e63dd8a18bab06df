// What the asker of a command is told: the rows after it, or the refusal. Plain JSON values, because an
// outcome is stored under its idempotency key and given again to a repeat.

import { assert } from './assert.ts'
import type { Command } from './command.ts'
import { available, type Coupon, type Order, type Product, type Stock, type UserCoupon } from './model.ts'
import type { Rejection } from './rejection.ts'
import type { Snapshot } from './snapshot.ts'

export type BalanceResult = {
  readonly userId: string
  readonly entryId: string
  readonly amount: number
  readonly balance: number
}

export type StockResult = { readonly productId: string; readonly onHand: number; readonly reserved: number }

export type ProductResult = { readonly product: Product; readonly stock: StockResult }

export type IssuedCouponResult = { readonly userCoupon: UserCoupon; readonly coupon: Coupon }

/** A line of a cart with its product's price and what is left of it. */
export type CartLineResult = {
  readonly id: string
  readonly productId: string
  readonly name: string
  readonly unitPrice: number
  readonly quantity: number
  readonly stock: number
  readonly status: Product['status']
}

type Results = {
  ChargeBalance: BalanceResult
  RefundBalance: BalanceResult
  IssueCoupon: IssuedCouponResult
  PlaceOrder: Order
  CheckoutCart: Order
  PayOrder: Order
  CancelOrder: Order
  ExpireOrder: Order
  /** The whole cart: an answer that read it afterwards could fail, and deny what was done. */
  AddCartLine: readonly CartLineResult[]
  ChangeCartLine: readonly CartLineResult[]
  RemoveCartLines: null
  AdjustStock: StockResult
  CreateProduct: ProductResult
  ChangeProduct: ProductResult
  CreateCoupon: Coupon
  ChangeCoupon: Coupon
}

export type ResultOf<C extends Command> = Results[C['type']]

export type Outcome<Result = Results[keyof Results]> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly rejection: Rejection }

/** The answer to an accepted command, read from the rows after its events were applied. */
export function resultOf(snapshot: Snapshot, command: Command): Results[keyof Results] {
  switch (command.type) {
    case 'ChargeBalance':
    case 'RefundBalance': {
      const { userId, entryId, amount } = command
      return { userId, entryId, amount, balance: loaded(snapshot.wallets, userId).balance }
    }
    case 'IssueCoupon':
      return {
        userCoupon: loaded(snapshot.userCoupons, command.userCouponId),
        coupon: loaded(snapshot.coupons, command.couponId),
      }
    case 'PlaceOrder':
    case 'CheckoutCart':
    case 'PayOrder':
    case 'CancelOrder':
    case 'ExpireOrder':
      return loaded(snapshot.orders, command.orderId)
    case 'AddCartLine':
    case 'ChangeCartLine':
      return cartResult(snapshot, command.userId)
    case 'RemoveCartLines':
      return null
    case 'AdjustStock':
      return stockResult(loaded(snapshot.stocks, command.productId))
    case 'CreateProduct':
      return productResult(snapshot, command.product.id)
    case 'ChangeProduct':
      return productResult(snapshot, command.productId)
    case 'CreateCoupon':
      return loaded(snapshot.coupons, command.coupon.id)
    case 'ChangeCoupon':
      return loaded(snapshot.coupons, command.couponId)
  }
}

function productResult(snapshot: Snapshot, productId: string): ProductResult {
  const product = loaded(snapshot.products, productId)
  return { product, stock: stockResult(loaded(snapshot.stocks, productId)) }
}

function cartResult(snapshot: Snapshot, userId: string): CartLineResult[] {
  return loaded(snapshot.carts, userId).map(({ id, productId, quantity }) => {
    const { name, price, status } = loaded(snapshot.products, productId)
    const stock = available(loaded(snapshot.stocks, productId))
    return { id, productId, name, unitPrice: price, quantity, stock, status }
  })
}

/** A copy: later commands of the batch go on changing the row. */
function stockResult({ productId, onHand, reserved }: Stock): StockResult {
  return { productId, onHand, reserved }
}

function loaded<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id)
  assert(row !== undefined, `row ${id} of an accepted command is in the snapshot`)
  return row
}
