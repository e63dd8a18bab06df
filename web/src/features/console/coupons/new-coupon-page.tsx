// Opening a coupon event, with what shoppers will see of it beside the form.

import { Form } from '@base-ui/react/form'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { couponsKey } from '../../../shared/api/queries.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { Icon } from '../../../shared/ui/icon.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { FormFailure } from '../parts/form-failure.tsx'
import { backLinkClass, PageHead } from '../parts/page-head.tsx'
import { type CouponDraft, emptyDraft, requestOfDraft } from './coupon-draft.ts'
import { CouponFields } from './coupon-fields.tsx'
import { CouponPreview } from './coupon-preview.tsx'
import type { NewCoupon } from './queries.ts'
import { words } from './words.ts'

export function NewCouponPage() {
  const t = useTexts(words)
  const [draft, setDraft] = useState<CouponDraft>(emptyDraft)
  const creation = useCreation()
  return (
    <div className="grid gap-6">
      <PageHead
        title={t.add}
        back={
          <Link to="/admin/coupons" className={backLinkClass}>
            <Icon name="left" />
            {t.list}
          </Link>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Form
          className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6"
          // What was wrong is said of what was sent.
          onChange={() => creation.error && creation.reset()}
          onFormSubmit={() => creation.submit(requestOfDraft(draft))}
        >
          <CouponFields
            draft={draft}
            error={creation.error}
            onChange={(part) => setDraft((known) => ({ ...known, ...part }))}
          />
          <FormFailure error={creation.error} />
          <Button type="submit" size="large" isBusy={creation.isPending}>
            {t.add}
          </Button>
        </Form>
        <CouponPreview draft={draft} />
      </div>
    </div>
  )
}

function useCreation() {
  const t = useTexts(words)
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCommand({
    name: 'create-coupon',
    run: (body: NewCoupon, key) =>
      answerOf(
        shopApi.POST('/api/v1/admin/coupons', { body, params: { header: { 'idempotency-key': key } } }),
      ),
    onSuccess({ id, name }) {
      void client.invalidateQueries({ queryKey: [couponsKey] })
      showToast(t.added(name))
      void navigate({ to: '/admin/coupons/$id', params: { id } })
    },
  })
}
