// Orders of one unit, spread evenly over many products: an ordinary busy day.

import exec from 'k6/execution'
import { checkBooks, unitsSold } from './books.js'
import { nextUser, openShop, optionsFor, order } from './shop.js'

export { handleSummary } from './report.js'

/** A prime, so that every product has its turn and orders of one moment are of different products. */
const stride = 7_919

export const options = optionsFor(['order'])

export function setup() {
  return openShop({ products: Number(__ENV.PRODUCTS || 1_000) })
}

export default function (shop) {
  const { products } = shop
  order(nextUser(shop), [products[(exec.scenario.iterationInTest * stride) % products.length]])
}

export function teardown(shop) {
  checkBooks(shop, unitsSold)
}
