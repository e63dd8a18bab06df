// Cancelling somebody's order, which asks first. Whether it is still possible is for the shop to say: it knows the time.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useNow } from '../../../shared/time/use-now.ts'
import { AskFirst } from '../../../shared/ui/ask-first.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { HandOverFocus } from '../../../shared/ui/hand-over-focus.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import { usersKey } from '../users/queries.ts'
import { adminOrdersKey, type Order } from './queries.ts'
import { words } from './words.ts'

export function CancelOrder({ order }: { readonly order: Order }) {
  const t = useTexts(words)
  const failureText = useFailureText()
  const [isAsking, ask] = useState(false)
  const now = useNow()
  const cancelling = useCancelling(order.id, () => {
    ask(false)
    showToast(t.cancelled)
  })
  const { status, cancellableUntil } = order
  const hasCoupon = order.userCouponId !== null
  const isTooLate = cancellableUntil !== null && now > Date.parse(cancellableUntil)
  if (status !== 'pending' && status !== 'paid') return null
  if (status === 'paid' && isTooLate) return <p className="text-sm text-soft">{t.notCancellable}</p>
  function askAnew(): void {
    cancelling.reset()
    ask(true)
  }
  return (
    <>
      <HandOverFocus />
      <Button kind="danger" onClick={askAnew}>
        {t.cancel}
      </Button>
      <AskFirst
        isOpen={isAsking}
        title={t.cancelQuestion}
        deed={t.cancel}
        isBusy={cancelling.isPending}
        error={cancelling.error && failureText(cancelling.error)}
        onDo={() => cancelling.submit(null)}
        onClose={() => ask(false)}
      >
        {status === 'paid' ? t.cancelText(won(order.total), hasCoupon) : t.cancelPendingText(hasCoupon)}
      </AskFirst>
    </>
  )
}

function useCancelling(id: string, onDone: () => void) {
  const client = useQueryClient()
  return useCommand({
    name: `cancel-order-${id}`,
    run: (_nothing: null, key) =>
      answerOf(
        shopApi.POST('/api/v1/orders/{id}/cancel', {
          params: { path: { id }, header: { 'idempotency-key': key } },
        }),
      ),
    onSuccess() {
      for (const queryKey of [[adminOrdersKey], [usersKey]]) void client.invalidateQueries({ queryKey })
      onDone()
    },
  })
}
