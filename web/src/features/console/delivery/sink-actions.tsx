// Delivering again to a platform that had wanted nothing more, and forgetting one that is no longer delivered to.

import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AskFirst } from '../../../shared/ui/ask-first.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import { type Sink, useDeliveryRefresh } from './queries.ts'
import { words } from './words.ts'

export function SinkActions({ sink: { sink, inUse, disabledAt } }: { readonly sink: Sink }) {
  return (
    <>
      {disabledAt !== null && <Resume sink={sink} />}
      {!inUse && <Remove sink={sink} />}
    </>
  )
}

type OfSink = { readonly sink: string }

function Resume({ sink }: OfSink) {
  const t = useTexts(words)
  const failureText = useFailureText()
  const refresh = useDeliveryRefresh()
  const resume = useCommand({
    name: `resume-${sink}`,
    isRepeatable: false,
    run: () => answerOf(shopApi.POST('/api/v1/admin/delivery/{sink}/resume', { params: { path: { sink } } })),
    onSuccess() {
      refresh()
      showToast(t.resumed(sink))
    },
    onError: (error) => showToast(failureText(error), 'failed'),
  })
  return (
    <Button size="small" isBusy={resume.isPending} onClick={() => resume.submit(null)}>
      {t.resume}
    </Button>
  )
}

function Remove({ sink }: OfSink) {
  const t = useTexts(words)
  const failureText = useFailureText()
  const refresh = useDeliveryRefresh()
  const [isAsking, ask] = useState(false)
  const removal = useCommand({
    name: `remove-${sink}`,
    isRepeatable: false,
    run: () => answerOf(shopApi.DELETE('/api/v1/admin/delivery/{sink}', { params: { path: { sink } } })),
    onSuccess() {
      ask(false)
      refresh()
      showToast(t.removed(sink))
    },
  })
  function askAnew(): void {
    removal.reset()
    ask(true)
  }
  return (
    <>
      <Button kind="danger" size="small" onClick={askAnew}>
        {t.remove}
      </Button>
      <AskFirst
        isOpen={isAsking}
        title={t.removeQuestion(sink)}
        deed={t.remove}
        isBusy={removal.isPending}
        error={removal.error && failureText(removal.error)}
        onDo={() => removal.submit(null)}
        onClose={() => ask(false)}
      >
        {t.removeText}
      </AskFirst>
    </>
  )
}
