// Getting back what was charged and not spent, once, and never more than the shop says.

import { Form } from '@base-ui/react/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { fieldErrorsIn, problemIn, ShopRefusal } from '../../shared/api/problem.ts'
import { balanceQuery } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { AmountField } from '../../shared/ui/amount-field.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { HandOverFocus } from '../../shared/ui/hand-over-focus.tsx'
import { showToast } from '../../shared/ui/toast.tsx'
import { words } from './words.ts'

export function RefundForm({ refundable }: { readonly refundable: number }) {
  const t = useTexts(words)
  const [preset, choose] = useState<{ amount?: number; times: number }>({ times: 0 })
  const [amount, setAmount] = useState<number | null>(null)
  const refund = useRefund()
  if (refundable === 0) return <p className="text-sm text-soft">{t.nothingRefundable}</p>
  const { amount: fieldError } = fieldErrorsIn(refund.error)
  const tooMuch = problemIn(refund.error, 'refund-exceeds-refundable')
  const atField = tooMuch ? t.tooMuch(won(tooMuch.refundable)) : fieldError
  /** What was wrong is said of the amount before. */
  function change(next: number | null): void {
    setAmount(next)
    if (refund.error) refund.reset()
  }
  function takeAll(): void {
    choose(({ times }) => ({ amount: refundable, times: times + 1 }))
    change(refundable)
  }
  return (
    <Form className="grid gap-3" onFormSubmit={() => amount !== null && refund.submit({ amount })}>
      <HandOverFocus />
      <AmountField
        // The field keeps what is typed; taking all begins it anew.
        key={preset.times}
        name="amount"
        label={t.refundAmount}
        unit="₩"
        required
        {...(preset.amount !== undefined && { defaultValue: preset.amount })}
        hint={t.upTo(won(refundable))}
        error={atField}
        onChange={change}
      />
      <Button kind="secondary" size="small" className="justify-self-start" onClick={takeAll}>
        {t.all}
      </Button>
      <p role="status" className="text-sm text-warn empty:hidden">
        {refund.isPending && refund.failureCount > 0 && t.stillRefunding}
      </p>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {refund.error && atField === undefined && reasonOf(refund.error, t.unreachable)}
      </p>
      <Button type="submit" kind="secondary" isBusy={refund.isPending}>
        {refund.isPending ? t.refunding : t.refundNow}
      </Button>
    </Form>
  )
}

function useRefund() {
  const t = useTexts(words)
  const client = useQueryClient()
  const { queryKey } = balanceQuery()
  return useCommand({
    name: 'refund',
    run: (body: { readonly amount: number }, key) =>
      answerOf(
        shopApi.POST('/api/v1/balance/refund', { body, params: { header: { 'idempotency-key': key } } }),
      ),
    onSuccess({ amount, balance }) {
      client.setQueryData(queryKey, (known) => known && { ...known, balance })
      void client.invalidateQueries({ queryKey })
      showToast(t.refunded(won(amount), won(balance)))
    },
    onError: () => void client.invalidateQueries({ queryKey }),
  })
}

function reasonOf(error: Error, otherwise: string): string {
  return error instanceof ShopRefusal ? error.problem.detail : otherwise
}
