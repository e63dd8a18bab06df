// What it comes to, and the two ways to order it.

import { won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { AmountRow } from '../../shared/ui/amount-row.tsx'
import { Button } from '../../shared/ui/button.tsx'
import type { Reckoning } from './reckoning.ts'
import type { Placement } from './use-place-order.ts'
import { words } from './words.ts'

type Payment = Placement['payment']

type CheckoutSummaryProps = {
  readonly reckoning: Reckoning
  /** A line that cannot be ordered as it is. */
  readonly isObstructed: boolean
  /** The payment that was asked for; null before, and when it was refused. */
  readonly placing: Payment | null
  readonly isBusy: boolean
  readonly isRepeating: boolean
  readonly refusal: string | null
  readonly onPlace: (payment: Payment) => void
}

export function CheckoutSummary(props: CheckoutSummaryProps) {
  const t = useTexts(words)
  const { reckoning, isObstructed, placing, isBusy, isRepeating, refusal, onPlace } = props
  const { total, missing } = reckoning
  /** Without an answer, only the same may be asked again: anything else might be a second order. */
  const isOff = (payment: Payment, isShort: boolean) =>
    placing === null ? isObstructed || isShort : placing !== payment
  return (
    <section
      aria-labelledby="to-pay"
      className="grid gap-4 rounded-lg border border-line bg-surface p-5 lg:sticky lg:top-24"
    >
      <h2 id="to-pay" className="font-bold">
        {t.summary}
      </h2>
      <Amounts reckoning={reckoning} />
      <p role="alert" className="text-sm text-danger empty:hidden">
        {refusal ?? (isObstructed && t.changeFirst)}
      </p>
      <p role="status" className="text-sm text-warn empty:hidden">
        {isRepeating && t.stillOrdering}
      </p>
      <Button
        size="large"
        isBusy={isBusy}
        disabled={isOff('immediate', missing > 0)}
        onClick={() => onPlace('immediate')}
      >
        {isBusy && placing === 'immediate' ? t.paying : t.payNow(won(total))}
      </Button>
      <div className="grid gap-2">
        <Button
          kind="secondary"
          isBusy={isBusy}
          disabled={isOff('deferred', false)}
          onClick={() => onPlace('deferred')}
        >
          {isBusy && placing === 'deferred' ? t.ordering : t.payLater}
        </Button>
        <p className="text-sm text-soft">{t.payLaterHint}</p>
      </div>
    </section>
  )
}

function Amounts({ reckoning }: { readonly reckoning: Reckoning }) {
  const t = useTexts(words)
  const { subtotal, discount, total, missing, balanceAfter } = reckoning
  return (
    <dl className="grid gap-3">
      <AmountRow name={t.subtotal}>{won(subtotal)}</AmountRow>
      <AmountRow name={t.discount} tone={discount > 0 ? 'brand' : 'soft'}>
        {discount > 0 ? won(-discount) : won(0)}
      </AmountRow>
      <AmountRow name={t.total} isTotal>
        {won(total)}
      </AmountRow>
      <AmountRow name={t.balanceAfter} tone={missing > 0 ? 'danger' : 'soft'}>
        {won(balanceAfter)}
      </AmountRow>
    </dl>
  )
}
