// What there is to say of the lines of a cart.

import { expect, test } from 'vitest'
import { canBeChosen, lineState, quantityMaxOf, totalOf, withQuantity } from './cart-lines.ts'

const cup = {
  id: 'a',
  productId: 'cup',
  name: '컵',
  unitPrice: 9_000,
  quantity: 3,
  stock: 5,
  status: 'on-sale',
} as const
const bag = { ...cup, id: 'b', productId: 'bag', unitPrice: 12_000, quantity: 1 } as const

test.each([
  [{}, 'fine', true],
  [{ stock: 3 }, 'fine', true],
  [{ stock: 2 }, 'short', true],
  [{ stock: 0 }, 'sold-out', false],
  [{ stock: 0, status: 'stopped' }, 'stopped', false],
  [{ status: 'discontinued' }, 'stopped', false],
] as const)('three of %j are %s', (...[fields, state, isChoosable]) => {
  const line = { ...cup, ...fields }
  expect([lineState(line), canBeChosen(line)]).toEqual([state, isChoosable])
})

test('comes to what its lines cost', () => {
  expect([totalOf([]), totalOf([cup, bag])]).toEqual([0, 39_000])
})

test('may be raised to what there is, and not beyond an order’s limit', () => {
  expect([
    quantityMaxOf(cup),
    quantityMaxOf({ ...cup, stock: 5_000 }),
    quantityMaxOf({ ...cup, stock: 1 }),
  ]).toEqual([5, 999, 3])
})

test('changes one line and the total, before the shop says so', () => {
  const cart = { items: [cup, bag], total: 39_000 }
  const changed = withQuantity(cart, { id: 'a', quantity: 1 })
  expect(changed).toEqual({ items: [{ ...cup, quantity: 1, amount: 9_000 }, bag], total: 21_000 })
})
