// Ending an event before it runs out, which asks first.

import { useState } from 'react'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { shopNow } from '../../../shared/time/shop-clock.ts'
import { AskFirst } from '../../../shared/ui/ask-first.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { HandOverFocus } from '../../../shared/ui/hand-over-focus.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import { useCouponChange } from './coupon-changes.tsx'
import { endingAt } from './coupon-draft.ts'
import type { Coupon } from './queries.ts'
import { words } from './words.ts'

export function EndEvent({ coupon }: { readonly coupon: Coupon }) {
  const t = useTexts(words)
  const failureText = useFailureText()
  const [isAsking, ask] = useState(false)
  const change = useCouponChange(coupon.id, () => {
    ask(false)
    showToast(t.ended)
  })
  function askAnew(): void {
    change.reset()
    ask(true)
  }
  return (
    <>
      <HandOverFocus />
      <Button kind="danger" onClick={askAnew}>
        {t.end}
      </Button>
      <AskFirst
        isOpen={isAsking}
        title={t.endQuestion(coupon.name)}
        deed={t.end}
        isBusy={change.isPending}
        error={change.error && failureText(change.error)}
        onDo={() => change.submit(endingAt(coupon, shopNow()))}
        onClose={() => ask(false)}
      >
        {t.endText}
      </AskFirst>
    </>
  )
}
