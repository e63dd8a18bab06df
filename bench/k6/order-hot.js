// Everybody orders one unit of the same product: the worst case of a launch.

import { checkBooks, unitsSold } from './books.js'
import { nextUser, openShop, optionsFor, order } from './shop.js'

export { handleSummary } from './report.js'

export const options = optionsFor(['order'])

export function setup() {
  return openShop()
}

export default function (shop) {
  order(nextUser(shop), shop.products)
}

export function teardown(shop) {
  checkBooks(shop, unitsSold)
}
