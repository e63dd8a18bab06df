// The end of every page: what this is, and where programs are told about it.

import { useTexts } from '../../shared/i18n/texts.ts'
import { words } from './words.ts'

export function Footer() {
  const t = useTexts(words)
  return (
    <footer className="mt-16 border-line border-t bg-surface">
      <div className="page-width flex flex-wrap items-center justify-between gap-4 py-6 text-sm text-soft">
        <p>{t.about}</p>
        <a href="/docs" className="underline hover:text-ink">
          {t.api}
        </a>
      </div>
    </footer>
  )
}
