// Whether a product is sold: stopping asks first, selling again does not.

import { useState } from 'react'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AskFirst } from '../../../shared/ui/ask-first.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { HandOverFocus } from '../../../shared/ui/hand-over-focus.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import type { AdminProduct } from './queries.ts'
import { useProductChange } from './use-product-change.ts'
import { words } from './words.ts'

type Asked = 'stopped' | 'discontinued'

export function StatusActions({ product }: { readonly product: AdminProduct }) {
  const t = useTexts(words)
  const { id, name, status } = product
  const [isAsking, ask] = useState(false)
  const [asked, setAsked] = useState<Asked>('stopped')
  const failureText = useFailureText()
  const change = useProductChange(id, {
    onSuccess(changed) {
      ask(false)
      showToast(t.changed[changed.status])
    },
    onError: (error) => !isAsking && showToast(failureText(error), 'failed'),
  })
  function askFor(wanted: Asked): void {
    change.reset()
    setAsked(wanted)
    ask(true)
  }
  const isStop = asked === 'stopped'
  return (
    <>
      {status === 'on-sale' ? (
        <Button kind="danger" onClick={() => askFor('stopped')}>
          {t.stop}
        </Button>
      ) : (
        <Button isBusy={change.isPending} onClick={() => change.submit({ status: 'on-sale' })}>
          {t.resume}
        </Button>
      )}
      {status !== 'discontinued' && (
        <>
          <HandOverFocus />
          <Button kind="secondary" onClick={() => askFor('discontinued')}>
            {t.discontinue}
          </Button>
        </>
      )}
      <AskFirst
        isOpen={isAsking}
        title={isStop ? t.stopQuestion(name) : t.discontinueQuestion(name)}
        deed={isStop ? t.stop : t.discontinue}
        isBusy={change.isPending}
        error={change.error && failureText(change.error)}
        onDo={() => change.submit({ status: asked })}
        onClose={() => ask(false)}
      >
        {isStop ? t.stopText : t.discontinueText}
      </AskFirst>
    </>
  )
}
