// The checkout: what is ordered, with which coupon, out of which balance, and the button that does it once.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { newestHeldCouponsQuery } from '../../shared/api/held-coupons.ts'
import { isUnanswered } from '../../shared/api/problem.ts'
import { balanceQuery } from '../../shared/api/queries.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { BalanceCheck } from './balance-check.tsx'
import { CheckoutLines } from './checkout-lines.tsx'
import { checkoutRefusal } from './checkout-refusal.ts'
import { type Wanted, wantedIn } from './checkout-search.ts'
import { CheckoutSummary } from './checkout-summary.tsx'
import { CouponChoice } from './coupon-choice.tsx'
import { isObstructed } from './obstacle.ts'
import { usableCouponQuery } from './queries.ts'
import { offersOf, reckon, subtotalOf } from './reckoning.ts'
import { useChangeLine } from './use-change-line.ts'
import { type CheckoutLine, useCheckoutLines } from './use-checkout-lines.ts'
import { type Placement, usePlaceOrder } from './use-place-order.ts'
import { words } from './words.ts'

const route = getRouteApi('/checkout')

export function CheckoutPage() {
  const t = useTexts(words)
  const search = route.useSearch()
  const wanted = useMemo(() => wantedIn(search), [search])
  const current = useCheckoutLines(wanted)
  // What was sent stays on the page until it is answered, though the cart is empty by then.
  const [sent, setSent] = useState<readonly CheckoutLine[] | null>(null)
  const lines = sent ?? current
  usePageTitle(t.checkout)
  return (
    <div className="page-width grid gap-4 py-8">
      <h1 className="text-xl font-bold">{t.checkout}</h1>
      {wanted === null || lines?.length === 0 ? (
        <NothingToOrder />
      ) : lines === undefined ? (
        <CheckoutSkeleton />
      ) : (
        <Checkout wanted={wanted} lines={lines} onSent={setSent} />
      )}
    </div>
  )
}

type CheckoutProps = {
  readonly wanted: Wanted
  readonly lines: readonly CheckoutLine[]
  /** With the lines that were sent, and with null when they were refused. */
  readonly onSent: (lines: readonly CheckoutLine[] | null) => void
}

const columns = 'grid items-start gap-6 lg:grid-cols-[1fr_22rem] lg:gap-10'

function Checkout({ wanted, lines, onSent }: CheckoutProps) {
  const t = useTexts(words)
  const [placed, setPlaced] = useState<Placement | null>(null)
  const order = usePlaceOrder(() => onSent(null))
  const changeLine = useChangeLine(wanted)
  const subtotal = subtotalOf(lines)
  const coupon = useCouponOf(subtotal)
  const { data: balance } = useQuery(balanceQuery())
  if (!balance || !coupon) return <CheckoutSkeleton />
  const reckoning = reckon({ subtotal, discount: coupon.discount, balance: balance.balance })
  const isBusy = order.isPending || order.data !== undefined
  const isLocked = isBusy || isUnanswered(order.error)
  const refusal = isBusy ? null : checkoutRefusal(order.error, t, reckoning)
  function place(payment: Placement['payment']): void {
    const terms = { userCouponId: coupon?.chosenId ?? null, expectedTotal: reckoning.total }
    // Without an answer the very same is asked again, also when something on the page has changed meanwhile.
    const placement = isLocked && placed ? placed : { wanted, payment, ...terms }
    setPlaced(placement)
    onSent(lines)
    order.submit(placement)
  }
  return (
    <div className={columns}>
      <div className="grid min-w-0 gap-4">
        <CheckoutLines
          lines={lines}
          isLocked={isLocked}
          onChange={(line, quantity) => {
            order.reset()
            changeLine(line, quantity)
          }}
        />
        <CouponChoice
          {...coupon}
          subtotal={subtotal}
          isLocked={isLocked}
          problem={refusal?.about === 'coupon' ? refusal.text : null}
          onChoose={(id) => {
            order.reset()
            coupon.choose(id)
          }}
        />
        <BalanceCheck balance={balance.balance} missing={isLocked ? 0 : reckoning.missing} />
      </div>
      <CheckoutSummary
        reckoning={reckoning}
        isObstructed={lines.some(isObstructed)}
        placing={isLocked && placed ? placed.payment : null}
        isBusy={isBusy}
        isRepeating={order.isPending && order.failureCount > 0}
        refusal={refusal?.text ?? null}
        onPlace={place}
      />
    </div>
  )
}

/** Undefined while one's coupons are asked for. The shop's word on the chosen one replaces what was reckoned here. */
function useCouponOf(subtotal: number) {
  const [wantedId, choose] = useState<string | null>(null)
  const { data: held } = useQuery(newestHeldCouponsQuery('unused'))
  const now = useNow()
  const offers = offersOf(held?.items ?? [], { subtotal, now })
  const offer = offers.find(({ coupon, reason }) => coupon.id === wantedId && reason === null)
  const chosenId = offer?.coupon.id ?? null
  const { data: told } = useQuery({
    ...usableCouponQuery(chosenId ?? '', subtotal),
    enabled: chosenId !== null,
  })
  if (!held) return undefined
  if (told && !told.usable) return { offers, chosenId: null, discount: 0, choose }
  return { offers, chosenId, discount: told?.discount ?? offer?.discount ?? 0, choose }
}

function NothingToOrder() {
  const t = useTexts(words)
  return (
    <Notice
      isPart
      title={t.nothing}
      actions={
        <>
          <Link to="/me" className={buttonClass()}>
            {t.toOrders}
          </Link>
          <Link to="/cart" className={buttonClass({ kind: 'secondary' })}>
            {t.toCart}
          </Link>
        </>
      }
    >
      {t.nothingHint}
    </Notice>
  )
}

function CheckoutSkeleton() {
  return (
    <div className={columns}>
      <LoadingNote />
      <div className="grid gap-4">
        <Skeleton className="h-48 rounded-lg" />
        <Skeleton className="h-32 rounded-lg" />
      </div>
      <Skeleton className="h-64 rounded-lg" />
    </div>
  )
}
