// Users charge their balance.

import { checkBooks, countTold, wonCharged } from './books.js'
import { send } from './requests.js'
import { nextUser, openShop, optionsFor } from './shop.js'

export { handleSummary } from './report.js'

const amount = 1_000

export const options = optionsFor(['charge'])

export function setup() {
  return openShop({ products: 0 })
}

export default function (shop) {
  const { status } = send('charge', { post: '/balance/charge', user: nextUser(shop), body: { amount } })
  if (status === 201) countTold(amount)
}

export function teardown(shop) {
  checkBooks(shop, wonCharged)
}
