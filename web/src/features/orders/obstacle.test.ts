// What keeps a line from being ordered.

import { expect, test } from 'vitest'
import { obstacleOf } from './obstacle.ts'

test.each([
  [{ status: 'on-sale', stock: 2, quantity: 2 }, null],
  [{ status: 'on-sale', stock: 1, quantity: 2 }, 'short'],
  [{ status: 'on-sale', stock: 0, quantity: 2 }, 'sold-out'],
  [{ status: 'stopped', stock: 9, quantity: 2 }, 'stopped'],
  [{ status: 'discontinued', stock: 0, quantity: 2 }, 'stopped'],
] as const)('%j: %s', (line, obstacle) => {
  expect(obstacleOf(line)).toBe(obstacle)
})
