// What is made of the names and details of checks.

import { expect, test } from 'vitest'
import { koreanName, readDetail } from './check-texts.ts'

test('reads what was found', () => {
  expect(readDetail('1234 checked')).toEqual({ kind: 'checked', checked: 1_234 })
  expect(readDetail('2 of 30 differ: a, b, …')).toEqual({
    kind: 'differ',
    wrong: 2,
    checked: 30,
    ids: 'a, b, …',
  })
  expect(readDetail('something new')).toEqual({ kind: 'other', detail: 'something new' })
})

test('names checks in Korean and leaves a new one as it is', () => {
  expect(koreanName('wallets equal their entries')).toBe('잔액이 내역의 합과 같다')
  expect(koreanName('every orders.user_id is in users.id')).toBe('orders.user_id의 값이 모두 users.id에 있다')
  expect(koreanName('something new')).toBe('something new')
})
