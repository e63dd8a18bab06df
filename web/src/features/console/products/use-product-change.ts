// A change of what a product is or whether it is sold. It sets what is given and nothing else, so two operators at
// different fields do not undo each other.

import { useQueryClient } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { categoriesQuery, productsKey } from '../../../shared/api/queries.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import type { ProductValues } from './product-fields.tsx'
import type { Status } from './product-search.ts'
import { type AdminProduct, adminProductQuery } from './queries.ts'

export type ProductChange = Partial<ProductValues> & { readonly status?: Status }

type Options = {
  readonly onSuccess: (product: AdminProduct) => void
  readonly onError?: (error: Error) => void
}

export function useProductChange(id: string, { onSuccess, onError }: Options) {
  const client = useQueryClient()
  return useCommand({
    name: `change-product-${id}`,
    isRepeatable: false,
    run: (body: ProductChange) =>
      answerOf(shopApi.PATCH('/api/v1/admin/products/{id}', { params: { path: { id } }, body })),
    onSuccess(product) {
      client.setQueryData(adminProductQuery(id).queryKey, product)
      void client.invalidateQueries({ queryKey: [productsKey] })
      void client.invalidateQueries({ queryKey: categoriesQuery().queryKey })
      onSuccess(product)
    },
    ...(onError && { onError }),
  })
}

/** The fields that are not what they were. */
export function changedFields(before: ProductValues, values: ProductValues): Partial<ProductValues> {
  const names = ['name', 'category', 'price', 'description'] as const
  return Object.fromEntries(
    names.filter((name) => values[name] !== before[name]).map((name) => [name, values[name]]),
  )
}
