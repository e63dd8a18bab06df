// Taking fewer of something at the checkout, or leaving it out, when there is not enough of it: in the cart, where the line
// stands in one, and in the address.

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { ShopRefusal } from '../../shared/api/problem.ts'
import { cartQuery } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { showToast } from '../../shared/ui/toast.tsx'
import type { Wanted } from './checkout-search.ts'
import type { CheckoutLine } from './use-checkout-lines.ts'
import { words } from './words.ts'

export function useChangeLine(wanted: Wanted) {
  const t = useTexts(words)
  const client = useQueryClient()
  const navigate = useNavigate()
  const lowering = useCommand({
    name: 'lower-line',
    run: ({ itemId, quantity }: { readonly itemId: string; readonly quantity: number }) => {
      const params = { path: { itemId } }
      return answerOf(shopApi.PATCH('/api/v1/orders/cart/{itemId}', { params, body: { quantity } }))
    },
    onSuccess: (cart) => void client.setQueryData(cartQuery().queryKey, cart),
    onError: (error) => {
      void client.invalidateQueries({ queryKey: cartQuery().queryKey })
      showToast(error instanceof ShopRefusal ? error.problem.title : t.failed, 'failed')
    },
  })
  return ({ itemId, productId }: CheckoutLine, quantity: number) => {
    if (wanted.kind === 'product') {
      void navigate({ to: '/checkout', search: { product: productId, quantity }, replace: true })
    } else if (itemId !== null && quantity > 0) {
      lowering.submit({ itemId, quantity })
    } else {
      // It stays in the cart.
      const items = wanted.itemIds.filter((id) => id !== itemId).join(',')
      void navigate({ to: '/checkout', search: items === '' ? {} : { items }, replace: true })
    }
  }
}
