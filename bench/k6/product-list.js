// The first page of the catalogue, 20 products with the stock of this moment.

import { checkBooks } from './books.js'
import { send } from './requests.js'
import { nextUser, openShop, optionsFor } from './shop.js'

export { handleSummary } from './report.js'

export const options = optionsFor(['list'])

export function setup() {
  return openShop({ products: 20 })
}

export default function (shop) {
  send('list', { get: '/products?limit=20', user: nextUser(shop) })
}

export function teardown(shop) {
  checkBooks(shop)
}
