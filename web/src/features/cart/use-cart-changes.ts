// Changing the cart. A quantity is shown at once and sent when the fingers rest, so pressing plus five times asks once; the
// shop's answer has the last word. Setting a quantity twice is setting it once, so no key is needed to repeat it.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { ShopRefusal } from '../../shared/api/problem.ts'
import { cartQuery } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { showToast } from '../../shared/ui/toast.tsx'
import { withQuantity } from './cart-lines.ts'
import { words } from './words.ts'

const restMs = 350
const { queryKey } = cartQuery()

function useFailure() {
  const t = useTexts(words)
  const client = useQueryClient()
  return (error: Error) => {
    showToast(error instanceof ShopRefusal ? error.problem.title : t.failed, 'failed')
    void client.invalidateQueries({ queryKey })
  }
}

/** Of one line of the cart. */
export function useQuantity(itemId: string) {
  const client = useQueryClient()
  const wanted = useRef<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const fail = useFailure()
  const sending = useCommand({
    name: `cart-line.${itemId}`,
    run: (quantity: number) => {
      const params = { path: { itemId } }
      return answerOf(shopApi.PATCH('/api/v1/orders/cart/{itemId}', { params, body: { quantity } }))
    },
    onSuccess(cart, quantity) {
      if (wanted.current !== quantity) return sendSoon()
      wanted.current = null
      client.setQueryData(queryKey, cart)
    },
    onError(error) {
      wanted.current = null
      fail(error)
    },
  })
  function send(): void {
    if (wanted.current !== null) sending.submit(wanted.current)
  }
  function sendSoon(): void {
    clearTimeout(timer.current)
    timer.current = setTimeout(send, restMs)
  }
  // Who leaves the page has still said how many.
  const sendNow = useRef(send)
  sendNow.current = send
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      sendNow.current()
    },
    [],
  )
  return (quantity: number) => {
    wanted.current = quantity
    void client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, (cart) => cart && withQuantity(cart, { id: itemId, quantity }))
    sendSoon()
  }
}

export function useRemoval() {
  const t = useTexts(words)
  const client = useQueryClient()
  const fail = useFailure()
  return useCommand({
    name: 'cart-removal',
    isRepeatable: false,
    run: (itemIds: readonly string[]) => {
      const query = { itemIds: itemIds.join(',') }
      return answerOf(shopApi.DELETE('/api/v1/orders/cart', { params: { query } }))
    },
    onSuccess(_nothing, itemIds) {
      client.setQueryData(queryKey, (cart) => {
        if (!cart) return cart
        const items = cart.items.filter(({ id }) => !itemIds.includes(id))
        return { items, total: items.reduce((sum, { amount }) => sum + amount, 0) }
      })
      void client.invalidateQueries({ queryKey })
      showToast(t.removed)
    },
    onError: fail,
  })
}
