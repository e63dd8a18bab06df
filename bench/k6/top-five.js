// The five best sellers of three days, counted from what was sold up to this moment.

import { checkBooks, unitsSold } from './books.js'
import { send } from './requests.js'
import { nextUser, openShop, optionsFor, order } from './shop.js'

export { handleSummary } from './report.js'

export const options = optionsFor(['top'])

export function setup() {
  const shop = openShop({ products: 5 })
  order(shop.users[0], shop.products)
  return shop
}

export default function (shop) {
  send('top', { get: '/products/top', user: nextUser(shop) })
}

export function teardown(shop) {
  checkBooks(shop, unitsSold)
}
