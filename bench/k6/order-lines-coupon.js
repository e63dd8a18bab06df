// A shopper grabs a coupon and uses it at once, for an order of five lines. Both requests are measured.

import { checkBooks, unitsSold } from './books.js'
import { send } from './requests.js'
import { nextEvent, nextUser, openShop, optionsFor, order } from './shop.js'

export { handleSummary } from './report.js'

const linesTotal = 5

/** Enough for 5,000 orders of each user. */
const events = 50

export const options = optionsFor(['order', 'issue'])

export function setup() {
  return openShop({ products: linesTotal, events })
}

export default function (shop) {
  const user = nextUser(shop)
  const issued = send('issue', { post: `/coupons/${nextEvent(shop)}/issue`, user }, { responseType: 'text' })
  if (issued.status === 201) order(user, shop.products, issued.json('id'))
}

export function teardown(shop) {
  checkBooks(shop, unitsSold)
}
