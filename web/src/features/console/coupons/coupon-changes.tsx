// What can be changed about an event while it runs: more coupons, a later end. What a coupon is worth stays as promised.

import { Form } from '@base-ui/react/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { fieldErrorsIn } from '../../../shared/api/problem.ts'
import { couponsKey } from '../../../shared/api/queries.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AmountField } from '../../../shared/ui/amount-field.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { TextField } from '../../../shared/ui/text-field.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { FormFailure } from '../parts/form-failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { fieldTime } from '../parts/span.ts'
import { type CouponChange, type CouponValues, changeOf } from './coupon-draft.ts'
import { type Coupon, couponQuery } from './queries.ts'
import { words } from './words.ts'

export function CouponChanges({ coupon }: { readonly coupon: Coupon }) {
  const t = useTexts(words)
  // As the fields were filled: what somebody else changed since is not undone.
  const [before, setBefore] = useState(coupon)
  const change = useCouponChange(coupon.id, (saved) => {
    setBefore(saved)
    showToast(t.saved)
  })
  function save(values: CouponValues): void {
    const changed = changeOf(before, values)
    if (Object.keys(changed).length === 0) showToast(t.unchanged)
    else change.submit(changed)
  }
  return (
    <Panel title={t.change}>
      <Form
        className="grid gap-4"
        // What was wrong is said of what was sent.
        onChange={() => change.error && change.reset()}
        onFormSubmit={(values) => save(values as CouponValues)}
      >
        <ChangeFields before={before} errors={fieldErrorsIn(change.error)} />
        <FormFailure error={change.error} />
        <Button type="submit" className="justify-self-start" isBusy={change.isPending}>
          {t.save}
        </Button>
      </Form>
    </Panel>
  )
}

type ChangeFieldsProps = { readonly before: Coupon; readonly errors: Readonly<Record<string, string>> }

function ChangeFields({ before, errors }: ChangeFieldsProps) {
  const t = useTexts(words)
  return (
    <>
      <TextField
        name="name"
        required
        maxLength={200}
        label={t.name}
        defaultValue={before.name}
        error={errors.name}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <AmountField
          name="totalCount"
          required
          label={t.total}
          hint={t.totalHint}
          defaultValue={before.totalCount}
          error={errors.totalCount}
        />
        <AmountField
          name="perUserLimit"
          required
          label={t.perUser}
          defaultValue={before.perUserLimit}
          error={errors.perUserLimit}
        />
      </div>
      <TextField
        name="issueEndsAt"
        type="datetime-local"
        label={t.endsAt}
        hint={t.endsAtHint}
        defaultValue={before.issueEndsAt ? fieldTime(before.issueEndsAt) : ''}
        error={errors.issueEndsAt}
      />
    </>
  )
}

export function useCouponChange(id: string, onSuccess: (saved: Coupon) => void) {
  const client = useQueryClient()
  return useCommand({
    name: `change-coupon-${id}`,
    isRepeatable: false,
    run: (body: CouponChange) =>
      answerOf(shopApi.PATCH('/api/v1/admin/coupons/{id}', { params: { path: { id } }, body })),
    onSuccess(coupon) {
      client.setQueryData(couponQuery(id).queryKey, coupon)
      void client.invalidateQueries({ queryKey: [couponsKey] })
      onSuccess(coupon)
    },
  })
}
