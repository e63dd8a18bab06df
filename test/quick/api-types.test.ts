// The types of the pages' client are what the routes say today.

import { expect, test } from 'vitest'
import { apiTypes, writtenApiTypes } from '../../web/build/api-types.ts'

test('the types of the API client are current; npm run web:types makes them so', async () => {
  const isCurrent = (await apiTypes()) === writtenApiTypes()
  expect(isCurrent, 'npm run web:types').toBe(true)
})
