// Adding a product.

import { Form } from '@base-ui/react/form'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { fieldErrorsIn } from '../../../shared/api/problem.ts'
import { productsKey } from '../../../shared/api/queries.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AmountField } from '../../../shared/ui/amount-field.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { ChoiceField } from '../../../shared/ui/choice-field.tsx'
import { Icon } from '../../../shared/ui/icon.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { FormFailure } from '../parts/form-failure.tsx'
import { backLinkClass, PageHead } from '../parts/page-head.tsx'
import { ProductFields, type ProductValues } from './product-fields.tsx'
import { words } from './words.ts'

type NewProduct = ProductValues & { readonly stock: number; readonly status: FirstStatus }
const firstStatuses = ['on-sale', 'stopped'] as const
type FirstStatus = (typeof firstStatuses)[number]

export function NewProductPage() {
  const t = useTexts(words)
  const [status, setStatus] = useState<FirstStatus>('on-sale')
  const creation = useCreation()
  const errors = fieldErrorsIn(creation.error)
  return (
    <div className="grid max-w-[40rem] gap-6">
      <PageHead
        title={t.add}
        back={
          <Link to="/admin/products" className={backLinkClass}>
            <Icon name="left" />
            {t.list}
          </Link>
        }
      />
      <Form
        className="grid gap-4 rounded-lg border border-line bg-surface p-4 sm:p-6"
        // What was wrong is said of what was sent.
        onChange={() => creation.error && creation.reset()}
        onFormSubmit={(values) => creation.submit({ ...(values as NewProduct), status })}
      >
        <ProductFields errors={errors} />
        <div className="grid gap-4 sm:grid-cols-2">
          <AmountField name="stock" required label={t.firstStock} error={errors.stock} />
          <ChoiceField
            name="status"
            label={t.firstStatus}
            value={status}
            choices={firstStatuses.map((value) => ({ value, label: t.firstStatuses[value] }))}
            onChange={setStatus}
          />
        </div>
        <FormFailure error={creation.error} />
        <Button type="submit" size="large" isBusy={creation.isPending}>
          {t.add}
        </Button>
      </Form>
    </div>
  )
}

function useCreation() {
  const t = useTexts(words)
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCommand({
    name: 'create-product',
    run: (body: NewProduct, key) =>
      answerOf(
        shopApi.POST('/api/v1/admin/products', { body, params: { header: { 'idempotency-key': key } } }),
      ),
    onSuccess({ id, name }) {
      void client.invalidateQueries({ queryKey: [productsKey] })
      showToast(t.added(name))
      void navigate({ to: '/admin/products/$id', params: { id } })
    },
  })
}
