// Charging the balance: a usual amount or one's own, once, whatever becomes of the answer.

import { Form } from '@base-ui/react/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, shopApi } from '../api/client.ts'
import { fieldErrorsIn, ShopRefusal } from '../api/problem.ts'
import { balanceQuery } from '../api/queries.ts'
import { useCommand } from '../api/use-command.ts'
import { won } from '../format/won.ts'
import { useTexts } from '../i18n/texts.ts'
import { AmountField } from '../ui/amount-field.tsx'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toast.tsx'
import { chargeMax, chargeMin } from './charge-amount.ts'
import { words } from './words.ts'

const usual = [10_000, 30_000, 50_000, 100_000] as const

/** `suggested` is in the field at first. */
export function ChargeForm({ suggested = usual[0] }: { readonly suggested?: number }) {
  const t = useTexts(words)
  const [preset, choose] = useState({ amount: suggested, times: 0 })
  const [amount, setAmount] = useState<number | null>(suggested)
  const charge = useCharge()
  const { amount: fieldError } = fieldErrorsIn(charge.error)
  /** What was wrong is said of the amount before. */
  function change(next: number | null): void {
    setAmount(next)
    if (charge.error) charge.reset()
  }
  function take(next: number): void {
    choose(({ times }) => ({ amount: next, times: times + 1 }))
    change(next)
  }
  return (
    <Form className="grid gap-3" onFormSubmit={() => amount !== null && charge.submit({ amount })}>
      <AmountField
        // The field keeps what is typed; a usual amount begins it anew.
        key={preset.times}
        name="amount"
        label={t.amount}
        unit="₩"
        required
        defaultValue={preset.amount}
        hint={t.bounds(won(chargeMin), won(chargeMax))}
        error={fieldError}
        onChange={change}
      />
      <div className="grid grid-cols-2 gap-2 sm:flex">
        {usual.map((each) => (
          <Button
            key={each}
            kind="secondary"
            size="small"
            aria-label={t.add(won(each))}
            onClick={() => take(each)}
          >
            {won(each)}
          </Button>
        ))}
      </div>
      <p role="status" className="text-sm text-warn empty:hidden">
        {charge.isPending && charge.failureCount > 0 && t.stillCharging}
      </p>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {charge.error && fieldError === undefined && reasonOf(charge.error, t.unreachable)}
      </p>
      <Button type="submit" isBusy={charge.isPending}>
        {charge.isPending ? t.charging : t.charge}
      </Button>
    </Form>
  )
}

function useCharge() {
  const t = useTexts(words)
  const client = useQueryClient()
  return useCommand({
    name: 'charge',
    run: (body: { readonly amount: number }, key) =>
      answerOf(
        shopApi.POST('/api/v1/balance/charge', { body, params: { header: { 'idempotency-key': key } } }),
      ),
    onSuccess({ amount, balance }) {
      const { queryKey } = balanceQuery()
      client.setQueryData(queryKey, (known) => known && { ...known, balance })
      void client.invalidateQueries({ queryKey })
      showToast(t.charged(won(amount), won(balance)))
    },
  })
}

function reasonOf(error: Error, otherwise: string): string {
  return error instanceof ShopRefusal ? error.problem.detail : otherwise
}
