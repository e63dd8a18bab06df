// Paying and cancelling an order, each once. Whatever the shop says, the order is shown as it is afterwards.

import { useQueryClient } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { problemIn, ShopRefusal } from '../../shared/api/problem.ts'
import { balanceQuery, ordersKey } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { showToast } from '../../shared/ui/toast.tsx'
import { showOrder } from './after-order.ts'
import type { Order } from './queries.ts'
import { words } from './words.ts'

type Settling = {
  readonly name: 'pay' | 'cancel'
  readonly run: (id: string, key: string) => Promise<Order>
  readonly done: string
  readonly onDone?: () => void
}

function useSettling({ id }: Order, { name, run, done, onDone }: Settling) {
  const t = useTexts(words)
  const client = useQueryClient()
  const settling = useCommand({
    name: `${name}.${id}`,
    run: (_nothing: null, key) => run(id, key),
    onSuccess(order) {
      showOrder(client, order)
      showToast(done)
      onDone?.()
    },
    onError() {
      for (const name of [[ordersKey], balanceQuery().queryKey]) {
        void client.invalidateQueries({ queryKey: name })
      }
    },
  })
  const { error } = settling
  return { ...settling, reason: error && reasonOf(error, t) }
}

export function usePayOrder(order: Order) {
  const t = useTexts(words)
  return useSettling(order, { name: 'pay', run: pay, done: t.paidNow })
}

export function useCancelOrder(order: Order, onDone: () => void) {
  const t = useTexts(words)
  return useSettling(order, { name: 'cancel', run: cancel, done: t.cancelled, onDone })
}

function pay(id: string, key: string): Promise<Order> {
  const params = { path: { id }, header: { 'idempotency-key': key } }
  return answerOf(shopApi.POST('/api/v1/orders/{id}/payments', { params }))
}

function cancel(id: string, key: string): Promise<Order> {
  const params = { path: { id }, header: { 'idempotency-key': key } }
  return answerOf(shopApi.POST('/api/v1/orders/{id}/cancel', { params }))
}

function reasonOf(error: Error, t: { readonly failed: string; readonly windowClosed: string }): string {
  if (problemIn(error, 'cancel-window-closed')) return t.windowClosed
  return error instanceof ShopRefusal ? error.problem.detail : t.failed
}
