// A launch: nine of ten shoppers look and one orders the hot product, while an event runs out of coupons. It
// must give out every one of them and not one more, and refuse all further claims with `coupon-sold-out`.

import { check } from 'k6'
import { Counter } from 'k6/metrics'
import { checkBooks, unitsSold } from './books.js'
import { send } from './requests.js'
import { duration, nextUser, openShop, optionsFor, order, perUserMax, usersTotal, vus } from './shop.js'

export { handleSummary } from './report.js'

const totalCount = Number(__ENV.COUPONS || 10_000)
const claimsTotal = Math.ceil(totalCount * 1.2)
const claimers = Math.ceil(vus / 4)
const couponsIssued = new Counter('coupons_issued')

export const options = optionsFor(['list', 'product', 'top', 'order', 'issue'], {
  scenarios: {
    shoppers: { executor: 'constant-vus', vus: Math.max(1, vus - claimers), duration },
    event: {
      executor: 'shared-iterations',
      vus: claimers,
      iterations: claimsTotal,
      maxDuration: '5m',
      exec: 'claim',
    },
  },
  thresholds: { coupons_issued: [`count==${totalCount}`] },
})

/** With so many users nobody is refused for having enough already. */
export function setup() {
  const users = Math.max(usersTotal, Math.ceil(claimsTotal / perUserMax))
  return openShop({ users, products: 20, events: 1, totalCount })
}

export default function (shop) {
  const user = nextUser(shop)
  const dice = Math.random()
  if (dice < 0.1) order(user, [shop.products[0]])
  else if (dice < 0.6) send('product', { get: `/products/${shop.products[0]}`, user })
  else if (dice < 0.9) send('list', { get: '/products?limit=20', user })
  else send('top', { get: '/products/top', user })
}

export function claim(shop) {
  const request = { post: `/coupons/${shop.events[0]}/issue`, user: nextUser(shop) }
  const answer = send('issue', request, { expected: [201, 409], responseType: 'text' })
  if (answer.status === 201) couponsIssued.add(1)
  else check(answer, { 'refused as sold out': () => answer.json('code') === 'coupon-sold-out' })
}

export function teardown(shop) {
  checkBooks(shop, unitsSold)
}
