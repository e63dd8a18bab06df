// From page to page of a numbered list, and back to the first from one that it does not have. What a page is, is an
// address, so every step is a link that its user makes.

import type { ReactNode } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'
import { buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'
import { Notice } from './notice.tsx'

const words = texts(
  {
    pages: '페이지',
    before: '이전',
    after: '다음',
    place: (page: string, last: string) => `${last}쪽 중 ${page}쪽`,
    beyond: '없는 쪽입니다',
    beyondHint: (last: string) => `이 목록은 ${last}쪽까지 있습니다.`,
    first: '첫 쪽으로',
  },
  {
    pages: 'Pages',
    before: 'Previous',
    after: 'Next',
    place: (page: string, last: string) => `Page ${page} of ${last}`,
    beyond: 'There is no such page',
    beyondHint: (last: string) => (last === '1' ? 'This list has one page.' : `This list has ${last} pages.`),
    first: 'To the first page',
  },
)

type PagerProps = {
  readonly page: number
  /** 0 while it is not known or when there is nothing in the list. */
  readonly last: number
  readonly linkTo: (page: number, className: string, content: ReactNode) => ReactNode
}

export function Pager({ page, last, linkTo }: PagerProps) {
  const t = useTexts(words)
  if (last > 0 && page > last) {
    return (
      <Notice isPart title={t.beyond} actions={linkTo(1, buttonClass({ kind: 'secondary' }), t.first)}>
        {t.beyondHint(String(last))}
      </Notice>
    )
  }
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
