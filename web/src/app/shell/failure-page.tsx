// What stands in place of a page that could not be shown, and what can be done about it: not there, not allowed, no
// connection, or a fault.

import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useLocation, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { isUnanswered, problemIn, ShopRefusal } from '../../shared/api/problem.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { LoadingNote } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { NotAllowed } from './not-allowed.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { PageUnreachable } from './page-unreachable.ts'
import { words } from './words.ts'

export function FailurePage({ error }: ErrorComponentProps) {
  // Questions that failed may be asked again once this page is left.
  const { reset } = useQueryErrorResetBoundary()
  useEffect(() => reset(), [reset])
  const router = useRouter()
  const mustReload = error instanceof PageUnreachable
  const tryAgain = useCallback(() => {
    if (mustReload) location.reload()
    else void router.invalidate()
  }, [mustReload, router])
  // On the way to the sign-in; see shop-queries.ts.
  if (problemIn(error, 'unauthenticated')) return <LoadingNote />
  if (error instanceof NotAllowed || problemIn(error, 'forbidden')) return <NotAllowedPage />
  const status = error instanceof ShopRefusal ? error.problem.status : null
  if (status === 404 || problemIn(error, 'product-not-on-sale')) return <NotFoundPage />
  // An address whose id is none.
  if (status === 400) return <NotFoundPage />
  return isUnanswered(error) ? (
    <UnreachablePage tryAgain={tryAgain} />
  ) : (
    <FaultPage error={error} tryAgain={tryAgain} />
  )
}

function NotAllowedPage() {
  const t = useTexts(words)
  const { href } = useLocation()
  usePageTitle(t.notAllowed)
  return (
    <Notice
      sign="403"
      title={t.notAllowed}
      actions={
        <>
          <Link to="/" className={buttonClass()}>
            {t.home}
          </Link>
          <Link to="/sign-in" search={{ redirect: href }} className={buttonClass({ kind: 'secondary' })}>
            {t.otherAccount}
          </Link>
        </>
      }
    >
      {t.notAllowedText}
    </Notice>
  )
}

/** Tries again by itself as soon as the connection is back. */
function UnreachablePage({ tryAgain }: { readonly tryAgain: () => void }) {
  const t = useTexts(words)
  usePageTitle(t.unreachable)
  useEffect(() => {
    addEventListener('online', tryAgain)
    return () => removeEventListener('online', tryAgain)
  }, [tryAgain])
  return (
    <Notice title={t.unreachable} actions={<Button onClick={tryAgain}>{t.again}</Button>}>
      {t.unreachableText}
    </Notice>
  )
}

type FaultPageProps = { readonly error: unknown; readonly tryAgain: () => void }

function FaultPage({ error, tryAgain }: FaultPageProps) {
  const t = useTexts(words)
  usePageTitle(t.failed)
  const requestId = error instanceof ShopRefusal ? error.problem.requestId : null
  return (
    <Notice sign="500" title={t.failed} actions={<Button onClick={tryAgain}>{t.again}</Button>}>
      <p>{t.failedText}</p>
      {requestId && <p className="pt-2 text-sm">{t.request(requestId)}</p>}
    </Notice>
  )
}
