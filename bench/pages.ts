// What Lighthouse thinks of the catalogue and of a product, on a phone with a slow line and on a desktop, as a shopper who
// is signed in sees them: the median of each score over the rounds.

import type { Auditor, PageAudit } from '../web/build/lighthouse.ts'
import { atLeast, type Figure, points } from './figure.ts'
import { median } from './report.ts'

const scoreMin = 95
const forms = ['phone', 'desktop'] as const
const categories = ['performance', 'accessibility', 'best-practices'] as const

type Progress = (message: string) => void
type Measured = { readonly title: string; readonly audits: readonly PageAudit[] }

export async function measurePages(rounds: number, progress: Progress): Promise<Figure[]> {
  // Loaded here, as nobody else needs a browser.
  const { buildPagesIfStale } = await import('../web/build/build-pages.ts')
  const { openDemoShop } = await import('../web/build/demo-shop.ts')
  const { openAuditor } = await import('../web/build/lighthouse.ts')
  await buildPagesIfStale()
  const shop = await openDemoShop()
  try {
    const auditor = await openAuditor(shop.url, shop.sessions.shopper)
    const paths = { catalogue: '/', product: `/products/${shop.ids.plentyId}` }
    try {
      const measured = await auditAll(auditor, paths, { rounds, progress })
      return measured.flatMap(figuresOf)
    } finally {
      await auditor.close()
    }
  } finally {
    await shop.close()
  }
}

type Effort = { readonly rounds: number; readonly progress: Progress }

async function auditAll(
  auditor: Auditor,
  paths: Readonly<Record<string, string>>,
  { rounds, progress }: Effort,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [name, path] of Object.entries(paths)) {
    for (const form of forms) {
      const title = `${name} on a ${form}`
      const audits: PageAudit[] = []
      for (let round = 1; round <= rounds; round += 1) {
        const audit = await auditor.audit({ path, form, categories })
        const scores = categories.map((category) => `${category} ${audit.scores[category]}`).join(', ')
        progress(`${title}, round ${round} of ${rounds}: ${scores}; ${audit.failed.join('; ')}`)
        audits.push(audit)
      }
      measured.push({ title, audits })
    }
  }
  return measured
}

function figuresOf({ title, audits }: Measured): Figure[] {
  return categories.map((category) => {
    const score = median(audits.map(({ scores }) => scores[category] ?? 0))
    return atLeast(`${title}: ${category}`, score, scoreMin, points)
  })
}
