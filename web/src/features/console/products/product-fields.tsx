// What a product is, as fields of a form.

import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { categoriesQuery } from '../../../shared/api/queries.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AmountField } from '../../../shared/ui/amount-field.tsx'
import { TextField } from '../../../shared/ui/text-field.tsx'
import type { AdminProduct } from './queries.ts'
import { words } from './words.ts'

/** Of the fields below, as the form gives them. */
export type ProductValues = {
  readonly name: string
  readonly category: string
  readonly price: number
  readonly description: string
}

type ProductFieldsProps = {
  readonly errors: Readonly<Record<string, string>>
  readonly product?: AdminProduct
}

export function ProductFields({ errors, product }: ProductFieldsProps) {
  const t = useTexts(words)
  const id = useId()
  const { data } = useQuery({ ...categoriesQuery(), throwOnError: false })
  return (
    <>
      <TextField
        name="name"
        required
        maxLength={200}
        label={t.name}
        {...(product && { defaultValue: product.name })}
        error={errors.name}
      />
      <TextField
        name="category"
        required
        maxLength={100}
        list={id}
        autoComplete="off"
        label={t.category}
        hint={t.categoryHint}
        {...(product && { defaultValue: product.category })}
        error={errors.category}
      />
      <datalist id={id}>
        {data?.items.map(({ category }) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <AmountField
        name="price"
        required
        unit="₩"
        label={t.price}
        {...(product && { defaultValue: product.price })}
        error={errors.price}
      />
      <TextField
        name="description"
        maxLength={5_000}
        label={t.description}
        render={<textarea rows={4} />}
        {...(product && { defaultValue: product.description })}
        error={errors.description}
      />
    </>
  )
}
