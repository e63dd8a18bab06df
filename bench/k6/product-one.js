// The page of one product, with the stock of this moment, looked at by everybody.

import { checkBooks } from './books.js'
import { send } from './requests.js'
import { nextUser, openShop, optionsFor } from './shop.js'

export { handleSummary } from './report.js'

export const options = optionsFor(['product'])

export function setup() {
  return openShop()
}

export default function (shop) {
  send('product', { get: `/products/${shop.products[0]}`, user: nextUser(shop) })
}

export function teardown(shop) {
  checkBooks(shop)
}
