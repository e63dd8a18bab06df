// Every check of the books has a Korean name on the operators' page.

import { expect, test } from 'vitest'
import { eventChecks } from '../../src/postgres/book-checks/event-checks.ts'
import { moneyChecks } from '../../src/postgres/book-checks/money-checks.ts'
import { orderChecks } from '../../src/postgres/book-checks/order-checks.ts'
import { orphanChecks } from '../../src/postgres/book-checks/orphan-checks.ts'
import { salesChecks } from '../../src/postgres/book-checks/sales-checks.ts'
import { koreanName } from '../../web/src/features/console/verification/check-texts.ts'

const checks = [...moneyChecks, ...orderChecks, ...salesChecks, ...eventChecks, ...orphanChecks]

test('names every check in Korean', () => {
  expect(checks.map(({ name }) => koreanName(name)).filter((name) => !/[가-힣]/.test(name))).toEqual([])
})
