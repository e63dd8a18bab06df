// Whether a message about an order is news to the page.

import { expect, test } from 'vitest'
import { knowsOrder } from './known-orders.ts'

const list = {
  pages: [{ items: [{ id: '05', status: 'paid' }] }, { items: [{ id: '03', status: 'pending' }] }],
}
const alone = { id: '03', status: 'pending' }
const empty = { pages: [{ items: [] }] }

test.each([
  ['shown with this status', [list], { orderId: '03', status: 'pending' }, true],
  ['shown with another status', [list], { orderId: '03', status: 'expired' }, false],
  ['newer than the list', [list], { orderId: '06', status: 'paid' }, false],
  ['older than the list shows', [list], { orderId: '01', status: 'paid' }, true],
  ['the first one', [empty], { orderId: '01', status: 'paid' }, false],
  ['shown alone as it was', [alone], { orderId: '03', status: 'paid' }, false],
  ['another than the one that is shown', [alone], { orderId: '04', status: 'paid' }, true],
  ['not asked for by anybody', [undefined], { orderId: '04', status: 'paid' }, true],
])('an order that is %s', (...[, answers, message, isKnown]) => {
  expect(knowsOrder(answers, message)).toBe(isKnown)
})
