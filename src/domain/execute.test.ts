// Idempotency (requirement O8): a key belongs to its actor, keeps the first outcome whatever it was, and is refused
// for another request. And a command that throws, throws.

import { expect, test } from 'vitest'
import {
  adjustStock,
  chargeBalance,
  createProduct,
  idempotency,
  paidLater,
  payOrder,
  placeOrder,
} from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import { minuteMs, noon, pendingOrder, product, stock, wallet } from '../../test/support/rows.ts'
import type { Command } from './command.ts'
import { execute } from './execute.ts'
import { emptySnapshot } from './snapshot.ts'

const userId = idOf('user')
const other = idOf('user', 2)
const shop = {
  wallets: [wallet({ balance: 50_000 }), wallet({ userId: other, balance: 50_000 })],
  products: [product()],
  stocks: [stock()],
}
const once = idempotency()

test('a repeat under the same key gets the first outcome again and does nothing', () => {
  const first = placeOrder({ idempotency: once })
  const { wallets, orders } = given(shop)
    .after(first)
    .when(placeOrder({ orderId: idOf('order', 2), now: noon + minuteMs, idempotency: once }))
    .replays({ ok: true, result: expect.objectContaining({ id: first.orderId, status: 'paid' }) })
  expect(wallets.get(userId)).toMatchObject({ balance: 40_000 })
  expect([...orders.keys()]).toEqual([first.orderId])
})

test('a refusal is an outcome: its repeat is refused the same way, though it could be done by now', () => {
  const refusedFirst = given({ ...shop, wallets: [wallet({ balance: 9_999 })] })
  const rejection = { code: 'insufficient-balance', required: 10_000, balance: 9_999 }
  refusedFirst
    .when(placeOrder({ idempotency: once }))
    .refused('insufficient-balance', { required: 10_000, balance: 9_999 })
  refusedFirst
    .after(chargeBalance())
    .when(placeOrder({ idempotency: once }))
    .replays({ ok: false, rejection })
})

test('a key that was used for another request is refused, and keeps its outcome', () => {
  const { outcomes, wallets } = given(shop)
    .after(chargeBalance({ idempotency: once }))
    .when(
      chargeBalance({ amount: 20_000, idempotency: idempotency({ requestHash: 'hash-of-another-body' }) }),
    )
    .refused('idempotency-key-reused')
  expect([...outcomes.values()]).toMatchObject([{ requestHash: once.requestHash, outcome: { ok: true } }])
  expect(wallets.get(userId)).toMatchObject({ balance: 60_000 })
})

test("another user's key of the same name is another key", () => {
  const theirs = chargeBalance({ userId: other, idempotency: idempotency({ actorId: other }) })
  given(shop)
    .after(chargeBalance({ idempotency: once }))
    .when(theirs)
    .answers({ userId: other, balance: 60_000 })
})

test('a key belongs to who asks, also when that is an operator who asks for others', () => {
  const operator = { actorId: idOf('user', 9) }
  given(shop)
    .after(adjustStock({ idempotency: idempotency(operator) }))
    .when(adjustStock({ idempotency: idempotency(operator) }))
    .replays({ ok: true, result: { productId: idOf('product'), onHand: 15, reserved: 0 } })
})

test('without a key every request is a new one', () => {
  given(shop).after(chargeBalance()).when(chargeBalance()).answers({ balance: 70_000 })
})

test('an outcome is kept as it was told, whatever happens to its rows later', () => {
  given(shop)
    .after(adjustStock({ idempotency: once }), adjustStock())
    .when(adjustStock({ idempotency: once }))
    .replays({ ok: true, result: { productId: idOf('product'), onHand: 15, reserved: 0 } })
})

test('what was due anyway happens once, though the refusal is repeated', () => {
  const overdue = pendingOrder({ expiresAt: noon })
  const late = given({ ...shop, stocks: [stock({ reserved: 1 })], orders: [overdue] })
  late
    .when(payOrder({ idempotency: once }))
    .refused('order-expired', { orderId: overdue.id }, [{ type: 'OrderExpired', orderId: overdue.id }])
  const rejection = { code: 'order-expired', orderId: overdue.id }
  const { stocks } = late.when(payOrder({ idempotency: once })).replays({ ok: false, rejection })
  expect(stocks.get(idOf('product'))).toMatchObject({ reserved: 0 })
})

test('an outcome told to a batch does not change with what later commands of the batch do', () => {
  const snapshot = emptySnapshot()
  const { outcome } = execute(snapshot, createProduct({ stock: 5 }))
  snapshot.wallets.set(userId, wallet())
  execute(snapshot, placeOrder({ payment: paidLater }))
  expect(outcome).toMatchObject({ result: { stock: { onHand: 5, reserved: 0 } } })
  expect(snapshot.stocks.get(idOf('product'))).toMatchObject({ onHand: 5, reserved: 1 })
})

test('a command that breaks a promise throws instead of answering', () => {
  const snapshot = emptySnapshot()
  snapshot.wallets.set(idOf('user'), wallet({ balance: Number.MAX_SAFE_INTEGER }))
  expect(() => execute(snapshot, chargeBalance())).toThrow('a balance is a whole number')
})

test('a command nobody knows throws instead of answering', () => {
  const unknown = { type: 'GiveAway', now: noon } as unknown as Command
  expect(() => execute(emptySnapshot(), unknown)).toThrow('unexpected value: {"type":"GiveAway"')
})
