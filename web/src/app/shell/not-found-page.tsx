// The page of addresses that lead nowhere. The server has said 404 already when the address was asked for as a whole.

import { Link } from '@tanstack/react-router'
import { useTexts } from '../../shared/i18n/texts.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { words } from './words.ts'

export function NotFoundPage() {
  const t = useTexts(words)
  usePageTitle(t.notFound)
  return (
    <Notice
      sign="404"
      title={t.notFound}
      actions={
        <Link to="/" className={buttonClass()}>
          {t.home}
        </Link>
      }
    >
      {t.notFoundText}
    </Notice>
  )
}
