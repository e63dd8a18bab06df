// The shape of what is on its way, so that nothing jumps when it comes. Screen readers hear that it is loading, once.

import { texts, useTexts } from '../i18n/texts.ts'
import { classes } from './classes.ts'

const words = texts({ loading: '불러오는 중' }, { loading: 'Loading' })

export function Skeleton({ className }: { readonly className: string }) {
  return (
    <span
      data-skeleton=""
      aria-hidden="true"
      className={classes('block motion-safe:animate-pulse rounded-md bg-sunken', className)}
    />
  )
}

export function LoadingNote() {
  const t = useTexts(words)
  return (
    <span role="status" className="sr-only">
      {t.loading}
    </span>
  )
}
