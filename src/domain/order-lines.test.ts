// What may stand in an order: products that exist, are on sale and have the stock, within the limits of lines and
// quantities (requirements O1–O3).

import { expect, test } from 'vitest'
import { databaseOf } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import { product, stock } from '../../test/support/rows.ts'
import type { RequestedLine } from './command.ts'
import type { Product, Stock } from './model.ts'
import { priceLines } from './order-lines.ts'
import { emptySnapshot } from './snapshot.ts'

const productId = idOf('product')
const otherId = idOf('product', 2)
const wholeNumber = { rule: 'whole-number-between', min: 1, max: 999 }

test('prices every line in the order it was asked for, by the price of now', () => {
  const products = [product({ price: 1_000 }), product({ id: otherId, name: '접시', price: 333 })]
  const asked = [
    { productId: otherId, quantity: 3 },
    { productId, quantity: 2 },
  ]
  expect(price(asked, { products, stocks: stocksOf(2) })).toEqual({
    ok: true,
    lines: [
      { productId: otherId, name: '접시', unitPrice: 333, quantity: 3 },
      { productId, name: '텀블러', unitPrice: 1_000, quantity: 2 },
    ],
  })
})

test('sums lines of the same product into one', () => {
  const asked = [line(productId, 2), line(otherId, 1), line(productId, 3)]
  const priced = price(asked, { products: productsOf(2), stocks: stocksOf(2) })
  expect(priced).toMatchObject({ lines: [line(productId, 5), line(otherId, 1)] })
})

test('refuses two lines of one product that are short together, naming their sum', () => {
  const asked = [line(productId, 6), line(productId, 5)]
  expect(price(asked, { products: productsOf(1), stocks: stocksOf(1) })).toMatchObject({
    rejection: { code: 'out-of-stock', lines: [{ productId, requested: 11, available: 10 }] },
  })
})

test('sells the last unit', () => {
  expect(price([line(productId, 10)], { products: productsOf(1), stocks: stocksOf(1) })).toMatchObject({
    ok: true,
  })
})

test('units reserved by pending orders are not for sale', () => {
  const stocks = [stock({ onHand: 10, reserved: 7 })]
  expect(price([line(productId, 4)], { products: productsOf(1), stocks })).toMatchObject({
    rejection: { code: 'out-of-stock', lines: [{ productId, requested: 4, available: 3 }] },
  })
})

test('names every short line and only those', () => {
  const stocks = [
    stock({ onHand: 0 }),
    stock({ productId: otherId }),
    stock({ productId: idOf('product', 3), onHand: 1 }),
  ]
  const asked = [line(productId, 1), line(otherId, 1), line(idOf('product', 3), 2)]
  expect(price(asked, { products: productsOf(3), stocks })).toMatchObject({
    rejection: {
      lines: [
        { productId, requested: 1, available: 0 },
        { productId: idOf('product', 3), requested: 2, available: 1 },
      ],
    },
  })
})

test('refuses a product that does not exist, naming it', () => {
  const asked = [line(productId, 1), line(otherId, 1)]
  expect(price(asked, { products: productsOf(1), stocks: stocksOf(1) })).toMatchObject({
    rejection: { code: 'product-not-found', productId: otherId },
  })
})

test.each(['stopped', 'discontinued'] as const)('refuses a product that is %s, naming it', (status) => {
  const products = [product({ status })]
  expect(price([line(productId, 1)], { products, stocks: stocksOf(1) })).toMatchObject({
    rejection: { code: 'product-not-on-sale', productId },
  })
})

test('takes 50 lines and refuses 51', () => {
  const rows = { products: productsOf(51), stocks: stocksOf(51) }
  const asked = rows.products.map(({ id }) => line(id, 1))
  expect(price(asked.slice(0, 50), rows)).toMatchObject({ ok: true })
  expect(price(asked, rows)).toMatchObject({
    rejection: {
      code: 'invalid-request',
      errors: [{ field: 'items', rule: 'count-between', min: 1, max: 50 }],
    },
  })
})

test('counts lines after summing equal products', () => {
  const asked = Array.from({ length: 60 }, () => line(productId, 1))
  expect(price(asked, { products: productsOf(1), stocks: [stock({ onHand: 60 })] })).toMatchObject({
    lines: [line(productId, 60)],
  })
})

test('refuses an order of nothing', () => {
  expect(price([], {})).toMatchObject({
    rejection: {
      code: 'invalid-request',
      errors: [{ field: 'items', rule: 'count-between', min: 1, max: 50 }],
    },
  })
})

test('takes 999 units of a product and refuses 1,000, also when two lines make them', () => {
  const rows = { products: productsOf(1), stocks: [stock({ onHand: 5_000 })] }
  const errors = [{ field: `items[productId=${productId}].quantity`, ...wholeNumber }]
  expect(price([line(productId, 999)], rows)).toMatchObject({ ok: true })
  expect(price([line(productId, 1_000)], rows)).toMatchObject({
    rejection: { code: 'invalid-request', errors },
  })
  expect(price([line(productId, 999), line(productId, 1)], rows)).toMatchObject({
    rejection: { code: 'invalid-request', errors },
  })
})

test.each([0, -1, 0.5, Number.NaN, 2 ** 53])('refuses a line of %d units', (quantity) => {
  const errors = [{ field: `items[productId=${productId}].quantity`, ...wholeNumber }]
  expect(price([line(productId, quantity)], { products: productsOf(1), stocks: stocksOf(1) })).toMatchObject({
    rejection: { code: 'invalid-request', errors },
  })
})

test('a line of less than one unit is refused whatever another line of the product adds', () => {
  const rows = { products: productsOf(1), stocks: stocksOf(1) }
  for (const quantity of [0, -1, 0.5]) {
    expect(price([line(productId, quantity), line(productId, 1.5)], rows)).toMatchObject({
      rejection: { code: 'invalid-request' },
    })
    expect(price([line(productId, quantity), line(productId, 2)], rows)).toMatchObject({
      rejection: { code: 'invalid-request' },
    })
  }
})

type Goods = { readonly products?: readonly Product[]; readonly stocks?: readonly Stock[] }

function price(asked: readonly RequestedLine[], goods: Goods) {
  const { products, stocks } = databaseOf(goods)
  return priceLines({ ...emptySnapshot(), products, stocks }, asked)
}

function line(id: string, quantity: number): RequestedLine {
  return { productId: id, quantity }
}

function productsOf(count: number): Product[] {
  return Array.from({ length: count }, (_, index) => product({ id: idOf('product', index + 1) }))
}

function stocksOf(count: number): Stock[] {
  return Array.from({ length: count }, (_, index) => stock({ productId: idOf('product', index + 1) }))
}
