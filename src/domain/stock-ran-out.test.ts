// When a product runs out, by whatever takes its last unit, that is told once.

import { test } from 'vitest'
import { adjustStock, cancelOrder, paidLater, payOrder, placeOrder } from '../../test/support/commands.ts'
import { type Answered, given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import { noon, product, stock, wallet } from '../../test/support/rows.ts'
import type { StockRanOut } from './event.ts'

const productId = idOf('product')
const otherId = idOf('product', 2)
const orderId = idOf('order')
const ranOut: StockRanOut = { type: 'StockRanOut', productId, causeId: orderId, at: noon }

const lines = (quantity: number) => [{ productId, quantity }]

function shopWith(onHand: number, reserved = 0) {
  const stocks = [stock({ onHand, reserved }), stock({ productId: otherId })]
  const products = [product(), product({ id: otherId })]
  return given({ products, stocks, wallets: [wallet({ balance: 1_000_000 })] })
}

/** The other events of a command are promised by the tests of their subject. */
function expectTold(answered: Answered, ...told: readonly StockRanOut[]): void {
  answered.tells('StockRanOut', ...told)
}

test('by an order that is paid on the spot', () => {
  expectTold(shopWith(3).when(placeOrder({ lines: lines(3) })), ranOut)
})

test('by an order that is paid later, when it reserves the last unit', () => {
  expectTold(shopWith(3, 1).when(placeOrder({ lines: lines(2), payment: paidLater })), ranOut)
})

test('paying for a reserved last unit tells nothing again', () => {
  const reserved = shopWith(1).after(placeOrder({ payment: paidLater }))
  expectTold(reserved.when(payOrder()))
})

test('of an order of several lines, the products whose last unit it takes', () => {
  const both = [
    { productId: otherId, quantity: 9 },
    { productId, quantity: 2 },
  ]
  expectTold(shopWith(2).when(placeOrder({ lines: both })), ranOut)
  const all = [
    { productId: otherId, quantity: 10 },
    { productId, quantity: 2 },
  ]
  expectTold(shopWith(2).when(placeOrder({ lines: all })), { ...ranOut, productId: otherId }, ranOut)
})

test('equal lines are one: together they take the last unit', () => {
  expectTold(shopWith(2).when(placeOrder({ lines: [...lines(1), ...lines(1)] })), ranOut)
})

test('not while a unit is left to sell', () => {
  expectTold(shopWith(3).when(placeOrder({ lines: lines(2) })))
  expectTold(shopWith(3, 1).when(placeOrder({ payment: paidLater })))
})

test('not by an order that is refused', () => {
  const answered = given({ products: [product()], stocks: [stock({ onHand: 1 })], wallets: [wallet()] })
  answered.when(placeOrder()).refused('insufficient-balance', { required: 10_000, balance: 0 })
})

test('by an operator who takes the last free unit out, though others are reserved', () => {
  const adjusted = { ...ranOut, causeId: idOf('adjustment') }
  expectTold(shopWith(3).when(adjustStock({ change: -3 })), adjusted)
  expectTold(shopWith(3, 2).when(adjustStock({ change: -1 })), adjusted)
  expectTold(shopWith(3).when(adjustStock({ change: -2 })))
})

test('not by a restock', () => {
  expectTold(shopWith(0).when(adjustStock({ change: 5 })))
})

test('again, with another cause, when what came back is sold out', () => {
  const soldOut = shopWith(1).after(placeOrder(), cancelOrder())
  const again = placeOrder({ orderId: idOf('order', 2) })
  expectTold(soldOut.when(again), { ...ranOut, causeId: idOf('order', 2) })
})
