// Sending again what was delivered: everything since a time, or the events of one order. Folded away, as it is rarely
// wanted, and it asks first.

import { Form } from '@base-ui/react/form'
import { useState } from 'react'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { momentText } from '../../../shared/format/moment.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { AskFirst } from '../../../shared/ui/ask-first.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { ChoiceField } from '../../../shared/ui/choice-field.tsx'
import { TextField } from '../../../shared/ui/text-field.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import { apiTime } from '../parts/span.ts'
import { useDeliveryRefresh } from './queries.ts'
import { words } from './words.ts'

type Request = { readonly since: string } | { readonly orderId: string }
const kinds = ['since', 'order'] as const
type Kind = (typeof kinds)[number]

export function Replay({ sink }: { readonly sink: string }) {
  const t = useTexts(words)
  const language = useLanguage()
  const failureText = useFailureText()
  const [request, setRequest] = useState<Request>({ orderId: '' })
  const [isAsking, ask] = useState(false)
  const replay = useReplay(sink, () => ask(false))
  function askFor(wanted: Request): void {
    replay.reset()
    setRequest(wanted)
    ask(true)
  }
  return (
    <details className="border-line border-t pt-4">
      <summary className="cursor-pointer rounded-sm text-sm font-medium">{t.replay}</summary>
      <div className="grid gap-4 pt-3">
        <p className="text-sm text-soft">{t.replayHint}</p>
        <ReplayForm onAsk={askFor} />
      </div>
      <AskFirst
        isOpen={isAsking}
        title={t.replayQuestion(sink)}
        deed={t.replay}
        isBusy={replay.isPending}
        error={replay.error && failureText(replay.error)}
        onDo={() => replay.submit(request)}
        onClose={() => ask(false)}
      >
        {'since' in request
          ? t.replaySince(momentText(request.since, language))
          : t.replayOrder(request.orderId)}
      </AskFirst>
    </details>
  )
}

function ReplayForm({ onAsk }: { readonly onAsk: (request: Request) => void }) {
  const t = useTexts(words)
  const [kind, setKind] = useState<Kind>('since')
  function submit({ since, orderId }: { since?: string; orderId?: string }): void {
    const time = apiTime(since)
    if (kind === 'order') onAsk({ orderId: (orderId ?? '').trim().toLowerCase() })
    else if (time !== null) onAsk({ since: time })
  }
  return (
    <Form
      className="grid items-start gap-4 sm:grid-cols-2"
      onFormSubmit={(values) => submit(values as { since?: string; orderId?: string })}
    >
      <ChoiceField
        name="kind"
        label={t.replayWhat}
        value={kind}
        choices={kinds.map((value) => ({ value, label: t.replayKinds[value] }))}
        onChange={setKind}
      />
      {kind === 'since' ? (
        <TextField key="since" name="since" type="datetime-local" required label={t.since} />
      ) : (
        <TextField key="order" name="orderId" required maxLength={36} autoComplete="off" label={t.order} />
      )}
      <Button type="submit" kind="secondary" className="justify-self-start">
        {t.replay}
      </Button>
    </Form>
  )
}

function useReplay(sink: string, onDone: () => void) {
  const t = useTexts(words)
  const refresh = useDeliveryRefresh()
  return useCommand({
    name: `replay-${sink}`,
    isRepeatable: false,
    run: (body: Request) =>
      answerOf(shopApi.POST('/api/v1/admin/delivery/{sink}/replay', { params: { path: { sink } }, body })),
    onSuccess() {
      onDone()
      refresh()
      showToast(t.replayed)
    },
  })
}
