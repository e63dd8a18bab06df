// Everybody grabs coupons of the same event. A user may hold 100 of one event at most, so the next event
// opens when all have theirs.

import { checkBooks, countTold, couponsHeld } from './books.js'
import { send } from './requests.js'
import { nextEvent, nextUser, openShop, optionsFor } from './shop.js'

export { handleSummary } from './report.js'

/** Enough for 5,000 coupons of each user. */
const events = 50

export const options = optionsFor(['issue'])

export function setup() {
  return openShop({ products: 0, events })
}

export default function (shop) {
  const { status } = send('issue', { post: `/coupons/${nextEvent(shop)}/issue`, user: nextUser(shop) })
  if (status === 201) countTold(1)
}

export function teardown(shop) {
  checkBooks(shop, couponsHeld)
}
