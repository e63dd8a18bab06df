// What Lighthouse says of the two pages that everybody comes to first: fit for everybody, and built as pages are today.
// How fast they are is a figure of the bench, never a test.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Auditor, openAuditor } from '../../web/build/lighthouse.ts'
import { chromiumPath, useBrowser } from '../support/browser.ts'

const scoreMin = 95
const auditMsMax = 90_000
const categories = ['accessibility', 'best-practices', 'seo'] as const

const { shop } = useBrowser()
let auditor: Auditor | undefined
let productPath = ''

beforeAll(async () => {
  if (chromiumPath === null) return
  const { api: _api, id: _id, ...session } = await shop().newShopper()
  const product = await shop().newProduct({ name: '살펴볼 소반', stock: 7 })
  productPath = `/products/${product.id}`
  auditor = await openAuditor(shop().url, session)
}, auditMsMax)
afterAll(() => auditor?.close())

test.each([
  ['the catalogue', 'phone'],
  ['the catalogue', 'desktop'],
  ['a product', 'phone'],
  ['a product', 'desktop'],
] as const)(
  `gets at least ${scoreMin} points for accessibility, best practices and being found: %s on a %s`,
  async (page, form) => {
    const path = page === 'a product' ? productPath : '/'
    const { scores, failed } = await auditor!.audit({ path, form, categories })
    for (const category of categories) {
      expect(scores[category], failed.join('\n')).toBeGreaterThanOrEqual(scoreMin)
    }
  },
  auditMsMax,
)
