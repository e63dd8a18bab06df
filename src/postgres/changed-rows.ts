// From the events of a batch to the rows it writes. Inserts carry what happened; updates carry the state a row
// has after the whole batch, so however often a row changed it is written once.

import type { BalanceChanged, DomainEvent, OrderPaid, StockAdjusted } from '../domain/event.ts'
import type { CartLine, Coupon, Order, Product, Stock, UserCoupon, Wallet } from '../domain/model.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import {
  couponIssuedRow,
  fundingEventRow,
  type OutboxRow,
  orderEventRow,
  stockRanOutRow,
} from './outbox-row.ts'

export type SalesRow = { readonly day: string; readonly productId: string; quantity: number }
/** What a batch adds to a day. */
export type FiguresRow = {
  readonly day: string
  paidOrders: number
  paidAmount: number
  cancelledOrders: number
  cancelledAmount: number
}

export type ChangedRows = {
  readonly wallets: readonly Wallet[]
  readonly balanceEntries: readonly BalanceChanged[]
  readonly newProducts: readonly Product[]
  readonly products: readonly Product[]
  readonly newStocks: readonly Stock[]
  readonly stocks: readonly Stock[]
  readonly stockAdjustments: readonly StockAdjusted[]
  readonly newCoupons: readonly Coupon[]
  readonly coupons: readonly Coupon[]
  readonly newUserCoupons: readonly UserCoupon[]
  readonly userCoupons: readonly UserCoupon[]
  readonly newOrders: readonly Order[]
  readonly orders: readonly Order[]
  readonly sales: readonly SalesRow[]
  readonly figures: readonly FiguresRow[]
  readonly cartLines: readonly CartLine[]
  readonly removedCartLineIds: readonly string[]
  readonly outbox: readonly OutboxRow[]
}

/** Ids of the rows the events touched, each once; those in a `new` set are inserted instead of updated. */
class Touched {
  readonly wallets = new Set<string>()
  readonly products = new Set<string>()
  readonly newProducts = new Set<string>()
  readonly stocks = new Set<string>()
  readonly coupons = new Set<string>()
  readonly newCoupons = new Set<string>()
  readonly userCoupons = new Set<string>()
  readonly newUserCoupons = new Set<string>()
  readonly orders = new Set<string>()
  readonly newOrders = new Set<string>()
  readonly cartLines = new Map<string, CartLine>()
  readonly removedCartLineIds = new Set<string>()
  readonly balanceEntries: BalanceChanged[] = []
  readonly stockAdjustments: StockAdjusted[] = []
  readonly sales = new Map<string, SalesRow>()
  readonly figures = new Map<string, FiguresRow>()
  readonly outbox: OutboxRow[] = []
}

export function changedRows(snapshot: Snapshot, events: readonly DomainEvent[]): ChangedRows {
  const touched = new Touched()
  for (const event of events) touch(touched, snapshot, event)
  const { newProducts, newCoupons, newUserCoupons, newOrders } = touched
  return {
    wallets: pick(snapshot.wallets, touched.wallets),
    balanceEntries: touched.balanceEntries,
    newProducts: pick(snapshot.products, newProducts),
    products: pick(snapshot.products, touched.products, newProducts),
    newStocks: pick(snapshot.stocks, newProducts),
    stocks: pick(snapshot.stocks, touched.stocks, newProducts),
    stockAdjustments: touched.stockAdjustments,
    newCoupons: pick(snapshot.coupons, newCoupons),
    coupons: pick(snapshot.coupons, touched.coupons, newCoupons),
    newUserCoupons: pick(snapshot.userCoupons, newUserCoupons),
    userCoupons: pick(snapshot.userCoupons, touched.userCoupons, newUserCoupons),
    newOrders: pick(snapshot.orders, newOrders),
    orders: pick(snapshot.orders, touched.orders, newOrders),
    sales: [...touched.sales.values()].sort(bySalesKey),
    figures: [...touched.figures.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    cartLines: [...touched.cartLines.values()],
    removedCartLineIds: [...touched.removedCartLineIds],
    outbox: touched.outbox,
  }
}

function touch(touched: Touched, snapshot: Snapshot, event: DomainEvent): void {
  switch (event.type) {
    case 'BalanceChanged':
      touched.wallets.add(event.userId)
      touched.balanceEntries.push(event)
      if (event.kind === 'charge' || event.kind === 'refund') touched.outbox.push(fundingEventRow(event))
      return
    case 'CouponIssued':
      touched.newUserCoupons.add(event.userCoupon.id)
      touched.coupons.add(event.userCoupon.couponId)
      touched.outbox.push(couponIssuedRow(event.userCoupon))
      return
    case 'OrderPlaced':
      touched.newOrders.add(event.order.id)
      return touchOrder(touched, event.order)
    case 'OrderPaid': {
      const order = touchOrderOf(touched, snapshot, event.orderId)
      addSales(touched, order.lines, { day: event.day, sign: 1 })
      const figures = figuresOf(touched, event.day)
      figures.paidOrders += 1
      figures.paidAmount += order.total
      touched.outbox.push(orderEventRow('order.paid', event.paymentId, paidView(order, event)))
      return
    }
    case 'OrderCancelled': {
      const order = touchOrderOf(touched, snapshot, event.orderId)
      if (!event.wasPaid) return
      addSales(touched, order.lines, { day: order.paidDay!, sign: -1 })
      const figures = figuresOf(touched, order.paidDay!)
      figures.cancelledOrders += 1
      figures.cancelledAmount += order.total
      touched.outbox.push(orderEventRow('order.cancelled', event.eventId, order))
      return
    }
    case 'OrderExpired':
      touchOrderOf(touched, snapshot, event.orderId)
      return
    case 'CartLineSet':
      touched.removedCartLineIds.delete(event.line.id)
      touched.cartLines.set(event.line.id, event.line)
      return
    case 'CartLinesRemoved':
      for (const id of event.itemIds) {
        touched.cartLines.delete(id)
        touched.removedCartLineIds.add(id)
      }
      return
    default:
      return touchCatalogue(touched, event)
  }
}

type CatalogueEvent = Extract<
  DomainEvent,
  {
    type:
      | 'StockAdjusted'
      | 'StockRanOut'
      | 'ProductCreated'
      | 'ProductChanged'
      | 'CouponCreated'
      | 'CouponChanged'
  }
>

function touchCatalogue(touched: Touched, event: CatalogueEvent): void {
  switch (event.type) {
    case 'StockAdjusted':
      touched.stocks.add(event.productId)
      touched.stockAdjustments.push(event)
      return
    case 'StockRanOut':
      touched.outbox.push(stockRanOutRow(event))
      return
    case 'ProductCreated':
      touched.newProducts.add(event.product.id)
      return
    case 'ProductChanged':
      touched.products.add(event.product.id)
      return
    case 'CouponCreated':
      touched.newCoupons.add(event.coupon.id)
      return
    case 'CouponChanged':
      touched.coupons.add(event.coupon.id)
      return
  }
}

function touchOrderOf(touched: Touched, snapshot: Snapshot, orderId: string): Order {
  const order = snapshot.orders.get(orderId)!
  touched.orders.add(orderId)
  touchOrder(touched, order)
  return order
}

function touchOrder(touched: Touched, order: Order): void {
  for (const line of order.lines) touched.stocks.add(line.productId)
  if (order.userCouponId !== null) touched.userCoupons.add(order.userCouponId)
}

/** The order as it was when it was paid, also when the same batch cancelled it afterwards. */
function paidView(order: Order, paid: OrderPaid): Order {
  if (order.status === 'paid') return order
  return { ...order, status: 'paid', paidAt: paid.at, cancelledAt: null }
}

type SalesEffect = { readonly day: string; readonly sign: 1 | -1 }

function addSales(touched: Touched, lines: Order['lines'], { day, sign }: SalesEffect): void {
  for (const { productId, quantity } of lines) {
    const key = `${day} ${productId}`
    const row = touched.sales.get(key)
    if (row) row.quantity += sign * quantity
    else touched.sales.set(key, { day, productId, quantity: sign * quantity })
  }
}

function figuresOf(touched: Touched, day: string): FiguresRow {
  let row = touched.figures.get(day)
  if (!row) {
    row = { day, paidOrders: 0, paidAmount: 0, cancelledOrders: 0, cancelledAmount: 0 }
    touched.figures.set(day, row)
  }
  return row
}

function bySalesKey(a: SalesRow, b: SalesRow): number {
  const byDay = a.day < b.day ? -1 : Number(a.day > b.day)
  return byDay || (a.productId < b.productId ? -1 : 1)
}

function pick<Row>(
  rows: ReadonlyMap<string, Row>,
  ids: ReadonlySet<string>,
  except: ReadonlySet<string> = new Set(),
): Row[] {
  const picked: Row[] = []
  for (const id of ids) if (!except.has(id)) picked.push(rows.get(id)!)
  return picked
}
