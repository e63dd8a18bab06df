// What became of an order, and the payment of one that waits for it, with the time that is left.

import { useQuery } from '@tanstack/react-query'
import { balanceQuery } from '../../shared/api/queries.ts'
import { ChargeOnTheSpot } from '../../shared/balance/charge-on-the-spot.tsx'
import { remainingText } from '../../shared/format/remaining.ts'
import { won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Button } from '../../shared/ui/button.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import type { OrderState } from './order-state.ts'
import type { Order } from './queries.ts'
import { usePayOrder } from './use-settle-order.ts'
import { words } from './words.ts'

const looks = {
  pending: 'border-warn bg-warn-faint',
  paid: 'border-brand bg-brand-faint',
  cancelled: 'border-line bg-surface',
  expired: 'border-line bg-surface',
} as const
const icons = { pending: 'warning', paid: 'check', cancelled: 'close', expired: 'close' } as const
const tones = {
  pending: 'text-warn',
  paid: 'text-brand',
  cancelled: 'text-soft',
  expired: 'text-soft',
} as const

type OrderStatusPanelProps = { readonly order: Order; readonly state: OrderState }

export function OrderStatusPanel({ order, state }: OrderStatusPanelProps) {
  const t = useTexts(words)
  const { status, canPay } = state
  return (
    <section className={classes('grid gap-4 rounded-lg border p-5', looks[status])}>
      <div className="flex items-start gap-3">
        <span className={classes('pt-1', tones[status])}>
          <Icon name={icons[status]} />
        </span>
        <div className="grid gap-1">
          <h1 className="text-xl font-bold">{t.headings[status]}</h1>
          <p role="status" className="text-sm text-soft">
            {t.explain[explanationOf(order, state)](order.userCouponId !== null)}
          </p>
        </div>
      </div>
      {canPay && <Payment order={order} leftMs={state.payLeftMs} />}
    </section>
  )
}

function explanationOf({ paidAt }: Order, { status, canCancel }: OrderState) {
  if (status === 'paid' && !canCancel) return 'paidForGood'
  return status === 'cancelled' && paidAt === null ? 'cancelledUnpaid' : status
}

function Payment({ order, leftMs }: { readonly order: Order; readonly leftMs: number }) {
  const t = useTexts(words)
  const language = useLanguage()
  const { data } = useQuery({ ...balanceQuery(), throwOnError: false })
  const pay = usePayOrder(order)
  const missing = data ? Math.max(0, order.total - data.balance) : 0
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-sm">{t.payLeft}</span>
          <span role="timer" className="figures text-2xl font-bold">
            {remainingText(leftMs, language)}
          </span>
        </p>
        <Button
          className="w-full sm:w-auto"
          size="large"
          isBusy={pay.isPending}
          disabled={missing > 0}
          onClick={() => pay.submit(null)}
        >
          {pay.isPending ? t.paying : t.payNow(won(order.total))}
        </Button>
      </div>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {pay.reason}
      </p>
      {missing > 0 && (
        <div className="grid gap-3 rounded-md bg-surface p-4">
          <p role="status" className="text-sm text-danger">
            {t.missing(won(missing))}
          </p>
          <ChargeOnTheSpot missing={missing} />
        </div>
      )}
    </div>
  )
}
