// The stock of a product at this moment, and how an operator adds to it or takes from it, with the reason that is kept.

import { Form } from '@base-ui/react/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { fieldErrorsIn } from '../../../shared/api/problem.ts'
import { productsKey } from '../../../shared/api/queries.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { count } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AmountField } from '../../../shared/ui/amount-field.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { ChoiceField } from '../../../shared/ui/choice-field.tsx'
import { HandOverFocus } from '../../../shared/ui/hand-over-focus.tsx'
import { TextField } from '../../../shared/ui/text-field.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { FormFailure } from '../parts/form-failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { type AdminProduct, stockHistoryQuery } from './queries.ts'
import { words } from './words.ts'

export function StockPanel({ product }: { readonly product: AdminProduct }) {
  const t = useTexts(words)
  return (
    <Panel title={t.stock}>
      <dl className="flex flex-wrap gap-3">
        <Amount name={t.available} value={product.stock} isMain />
        <Amount name={t.onHand} value={product.onHand} />
        <Amount name={t.reserved} value={product.reserved} />
      </dl>
      <AdjustForm id={product.id} />
    </Panel>
  )
}

type AmountProps = { readonly name: string; readonly value: number; readonly isMain?: boolean }

function Amount({ name, value, isMain = false }: AmountProps) {
  return (
    <div className="grid flex-1 content-start gap-1 rounded-md bg-sunken p-3">
      <dt className="text-xs text-soft">{name}</dt>
      <dd className={`figures font-bold ${isMain ? 'text-xl' : 'text-lg'}`}>{count(value)}</dd>
    </div>
  )
}

const directions = ['in', 'out'] as const
type Direction = (typeof directions)[number]
type Adjustment = { readonly change: number; readonly reason: string }

function AdjustForm({ id }: { readonly id: string }) {
  const t = useTexts(words)
  const [direction, setDirection] = useState<Direction>('in')
  const [made, setMade] = useState(0)
  const adjustment = useAdjustment(id, () => setMade((times) => times + 1))
  const errors = fieldErrorsIn(adjustment.error)
  function adjust({ quantity, reason }: { quantity: number; reason: string }): void {
    adjustment.submit({ change: direction === 'in' ? quantity : -quantity, reason })
  }
  return (
    <Form
      key={made}
      aria-label={t.adjust}
      className="grid gap-4 border-line border-t pt-4"
      // What was wrong is said of what was sent.
      onChange={() => adjustment.error && adjustment.reset()}
      onFormSubmit={(values) => adjust(values as { quantity: number; reason: string })}
    >
      <HandOverFocus />
      <h3 className="text-sm font-bold">{t.adjust}</h3>
      <div className="grid grid-cols-2 gap-4">
        <ChoiceField
          name="direction"
          label={t.direction}
          value={direction}
          choices={directions.map((value) => ({ value, label: t.directions[value] }))}
          onChange={setDirection}
        />
        <AmountField
          name="quantity"
          required
          // The direction is chosen beside it: restocking −5 would take five out.
          min={1}
          label={t.quantity}
          error={errors.change}
        />
      </div>
      <TextField
        name="reason"
        required
        maxLength={200}
        autoComplete="off"
        label={t.reason}
        hint={t.reasonHint}
        error={errors.reason}
      />
      <FormFailure error={adjustment.error} />
      <Button type="submit" className="justify-self-start" isBusy={adjustment.isPending}>
        {t.directions[direction]}
      </Button>
    </Form>
  )
}

function useAdjustment(id: string, onDone: () => void) {
  const t = useTexts(words)
  const client = useQueryClient()
  return useCommand({
    name: `adjust-stock-${id}`,
    run: (body: Adjustment, key) =>
      answerOf(
        shopApi.POST('/api/v1/admin/products/{id}/stock', {
          params: { path: { id }, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    onSuccess({ stock }) {
      void client.invalidateQueries({ queryKey: [productsKey] })
      void client.invalidateQueries({ queryKey: stockHistoryQuery(id).queryKey })
      showToast(t.adjusted(count(stock)))
      onDone()
    },
  })
}
