// Cancelling an order, which asks first. The dialog weighs as much as the page, so it comes after it.

import { lazy, Suspense, useEffect, useState } from 'react'
import { won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Button } from '../../shared/ui/button.tsx'
import { HandOverFocus } from '../../shared/ui/hand-over-focus.tsx'
import type { Order } from './queries.ts'
import { useCancelOrder } from './use-settle-order.ts'
import { words } from './words.ts'

const loadDialog = () => import('../../shared/ui/ask-first.tsx')
const AskFirst = lazy(async () => ({ default: (await loadDialog()).AskFirst }))

export function CancelOrder({ order }: { readonly order: Order }) {
  const t = useTexts(words)
  const [isAsking, ask] = useState(false)
  const cancelling = useCancelOrder(order, () => ask(false))
  const [isWanted, want] = useState(false)
  const hasCoupon = order.userCouponId !== null
  useEffect(() => void loadDialog().catch(() => undefined), [])
  function close(): void {
    ask(false)
    cancelling.reset()
  }
  return (
    <>
      <HandOverFocus />
      <Button
        kind="danger"
        onClick={() => {
          want(true)
          ask(true)
        }}
      >
        {t.cancel}
      </Button>
      {isWanted && (
        <Suspense>
          <AskFirst
            isOpen={isAsking}
            title={t.cancelTitle}
            deed={t.cancel}
            isBusy={cancelling.isPending}
            error={cancelling.reason}
            onDo={() => cancelling.submit(null)}
            onClose={close}
          >
            {order.status === 'paid' ? t.cancelPaid(won(order.total), hasCoupon) : t.cancelPending(hasCoupon)}
          </AskFirst>
        </Suspense>
      )}
    </>
  )
}
