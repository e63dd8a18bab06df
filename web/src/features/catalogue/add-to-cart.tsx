// How many of a product, and into the cart with them: at once for whoever is signed in, else by way of the sign-in.

import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { ShopRefusal } from '../../shared/api/problem.ts'
import { cartQuery } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useSession } from '../../shared/session/session.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { QuantityField } from '../../shared/ui/quantity-field.tsx'
import { showToast } from '../../shared/ui/toast.tsx'
import type { Product } from './queries.ts'
import { words } from './words.ts'

/** As many as one line of an order may have. */
const quantityMax = 999

export function AddToCart({ product }: { readonly product: Product }) {
  const t = useTexts(words)
  const { id, name, price, stock, status } = product
  const [wanted, want] = useState(1)
  const max = Math.min(stock, quantityMax)
  const quantity = Math.max(1, Math.min(wanted, max))
  const cart = useAddition(name)
  if (status !== 'on-sale' || stock <= 0) {
    const hint = status === 'on-sale' ? t.soldOutHint : t.notOnSaleHint
    return <p className="rounded-md bg-sunken p-4 text-sm text-soft">{hint}</p>
  }
  return (
    <div className="grid gap-4 border-line border-t pt-6">
      <div className="flex items-center justify-between gap-4">
        <QuantityField label={t.quantity} value={quantity} max={max} onChange={want} />
        <p className="text-soft">
          {t.total} <span className="figures text-xl font-bold text-ink">{won(price * quantity)}</span>
        </p>
      </div>
      <BuyButtons
        productId={id}
        quantity={quantity}
        isBusy={cart.isPending}
        onAdd={() => cart.submit({ productId: id, quantity })}
      />
    </div>
  )
}

type BuyButtonsProps = {
  readonly productId: string
  readonly quantity: number
  readonly isBusy: boolean
  readonly onAdd: () => void
}

function BuyButtons({ productId, quantity, isBusy, onAdd }: BuyButtonsProps) {
  const t = useTexts(words)
  const session = useSession()
  const { href } = useLocation()
  if (session === null) {
    return (
      <Link to="/sign-in" search={{ redirect: href }} className={buttonClass({ size: 'large' })}>
        {t.signInFirst}
      </Link>
    )
  }
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Button kind="secondary" size="large" isBusy={isBusy} onClick={onAdd}>
        {isBusy ? t.adding : t.addToCart}
      </Button>
      <Link
        to="/checkout"
        search={{ product: productId, quantity }}
        className={buttonClass({ size: 'large' })}
      >
        {t.buyNow}
      </Link>
    </div>
  )
}

function useAddition(name: string) {
  const t = useTexts(words)
  const client = useQueryClient()
  return useCommand({
    name: 'add-to-cart',
    isRepeatable: false,
    run: (body: { productId: string; quantity: number }) =>
      answerOf(shopApi.POST('/api/v1/orders/cart', { body })),
    onSuccess(cart) {
      client.setQueryData(cartQuery().queryKey, cart)
      showToast(t.added(name))
    },
    onError: (error) => showToast(error instanceof ShopRefusal ? error.problem.detail : t.failed, 'failed'),
  })
}
