// What must be true when the load is over: the shop's books verify, and what is gone from it is exactly what
// clients were told they got, in units, coupons or won.

import { check } from 'k6'
import { Counter } from 'k6/metrics'
import { stopTheClock } from './report.js'
import { ask } from './requests.js'

/** Counts up with every good answer and is brought back down by what the shop says at the end, to 0. */
const unaccounted = new Counter('unaccounted')

export const bookThresholds = { unaccounted: ['count==0'], 'checks{of:books}': ['rate==1'] }

/** A client was told that it got so much. */
export function countTold(amount) {
  unaccounted.add(amount)
}

/** For teardown. `gone` counts what the shop says is gone; reads leave it out, they take nothing. */
export function checkBooks(shop, gone = () => 0) {
  stopTheClock(shop)
  unaccounted.add(-gone(shop))
  const [{ ok, checks }] = ask([{ get: '/admin/verification', user: shop.operator }])
  for (const { name, detail } of checks.filter((each) => !each.ok)) console.error(`${name}: ${detail}`)
  check(ok, { 'the books verify': (verified) => verified }, { of: 'books' })
}

export function unitsSold({ products, users, stockOfEach }) {
  const answers = ask(products.map((id) => ({ get: `/products/${id}`, user: users[0] })))
  return sum(answers.map(({ stock }) => stockOfEach - stock))
}

export function couponsHeld({ users }) {
  const answers = ask(users.map((user) => ({ get: '/users/me/coupons?limit=1', user })))
  return sum(answers.map(({ total }) => total))
}

export function wonCharged({ users, startBalance }) {
  const answers = ask(users.map((user) => ({ get: '/balance', user })))
  return sum(answers.map(({ balance }) => balance - startBalance))
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
