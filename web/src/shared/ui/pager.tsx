// From page to page of a numbered list. What a page is, is an address, so every step is a link that its user makes.

import type { ReactNode } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'
import { buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'

const words = texts(
  {
    pages: '페이지',
    before: '이전',
    after: '다음',
    place: (page: string, last: string) => `${last}쪽 중 ${page}쪽`,
  },
  {
    pages: 'Pages',
    before: 'Previous',
    after: 'Next',
    place: (page: string, last: string) => `Page ${page} of ${last}`,
  },
)

type PagerProps = {
  readonly page: number
  readonly last: number
  readonly linkTo: (page: number, className: string, content: ReactNode) => ReactNode
}

export function Pager({ page, last, linkTo }: PagerProps) {
  const t = useTexts(words)
  if (last <= 1) return null
  const look = buttonClass({ kind: 'secondary', size: 'small' })
  const before = (
    <>
      <Icon name="left" />
      {t.before}
    </>
  )
  const after = (
    <>
      {t.after}
      <Icon name="right" />
    </>
  )
  return (
    <nav aria-label={t.pages} className="flex items-center justify-center gap-4">
      {page > 1 && linkTo(page - 1, look, before)}
      <p className="figures text-sm text-soft">{t.place(String(page), String(last))}</p>
      {page < last && linkTo(page + 1, look, after)}
    </nav>
  )
}
