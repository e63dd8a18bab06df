// What a product is, to be changed.

import { Form } from '@base-ui/react/form'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { fieldErrorsIn } from '../../../shared/api/problem.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { FormFailure } from '../parts/form-failure.tsx'
import { Panel } from '../parts/panel.tsx'
import { ProductFields, type ProductValues } from './product-fields.tsx'
import type { AdminProduct } from './queries.ts'
import { changedFields, useProductChange } from './use-product-change.ts'
import { words } from './words.ts'

export function ProductDetails({ product }: { readonly product: AdminProduct }) {
  const t = useTexts(words)
  // As the fields were filled: what somebody else changed since is not undone.
  const [before, setBefore] = useState(product)
  const change = useProductChange(product.id, {
    onSuccess(saved) {
      setBefore(saved)
      showToast(t.saved)
    },
  })
  function save(values: ProductValues): void {
    const changed = changedFields(before, values)
    if (Object.keys(changed).length === 0) showToast(t.unchanged)
    else change.submit(changed)
  }
  return (
    <Panel
      title={t.details}
      aside={
        product.status === 'on-sale' && (
          <Link to="/products/$id" params={{ id: product.id }} className="text-sm text-brand underline">
            {t.seeInShop}
          </Link>
        )
      }
    >
      <Form
        className="grid gap-4"
        // What was wrong is said of what was sent.
        onChange={() => change.error && change.reset()}
        onFormSubmit={(values) => save(values as ProductValues)}
      >
        <ProductFields product={before} errors={fieldErrorsIn(change.error)} />
        <FormFailure error={change.error} />
        <Button type="submit" className="justify-self-start" isBusy={change.isPending}>
          {t.save}
        </Button>
      </Form>
    </Panel>
  )
}
