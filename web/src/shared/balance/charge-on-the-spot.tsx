// The form that charges the balance, for pages on which it mostly is not needed: it is loaded when it is.

import { lazy, Suspense } from 'react'
import { HandOverFocus } from '../ui/hand-over-focus.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { chargeFor } from './charge-amount.ts'

const ChargeForm = lazy(async () => ({ default: (await import('./charge-form.tsx')).ChargeForm }))

/** Suggests enough for what is missing, in won. */
export function ChargeOnTheSpot({ missing }: { readonly missing: number }) {
  const suggested = chargeFor(missing)
  return (
    <Suspense fallback={<Skeleton className="h-48" />}>
      <ChargeForm key={suggested} suggested={suggested} />
      <HandOverFocus key={`focus-${suggested}`} />
    </Suspense>
  )
}
