// Claiming a coupon, once, and what to say when it was not to be had.

import { useQueryClient } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { problemIn, ShopRefusal } from '../../shared/api/problem.ts'
import { couponsKey, heldCouponsKey } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { showToast } from '../../shared/ui/toast.tsx'
import type { Coupon } from './queries.ts'
import { words } from './words.ts'

export function useClaim({ id, name }: Coupon) {
  const t = useTexts(words)
  const client = useQueryClient()
  function askAgain(): void {
    for (const key of [couponsKey, heldCouponsKey]) void client.invalidateQueries({ queryKey: [key] })
  }
  const claim = useCommand({
    name: `claim.${id}`,
    run: (_nothing: null, key) => {
      const params = { path: { id }, header: { 'idempotency-key': key } }
      return answerOf(shopApi.POST('/api/v1/coupons/{id}/issue', { params }))
    },
    onSuccess() {
      showToast(t.got(name))
      askAgain()
    },
    onError: askAgain,
  })
  return { ...claim, reason: claim.error && reasonOf(claim.error, t) }
}

type Words = ReturnType<typeof useTexts<(typeof words)['ko']>>

function reasonOf(error: Error, { refusals, unreachable }: Words): string {
  const codes = ['coupon-sold-out', 'coupon-already-issued', 'coupon-not-started', 'coupon-ended'] as const
  const problem = problemIn(error, ...codes)
  if (problem) return refusals[problem.code as (typeof codes)[number]]
  return error instanceof ShopRefusal ? error.problem.detail : unreachable
}
