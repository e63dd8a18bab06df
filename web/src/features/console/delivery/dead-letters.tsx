// Events that a platform refused again and again: why, and another try.

import { Link } from '@tanstack/react-router'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { useCommand } from '../../../shared/api/use-command.ts'
import { count } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { showToast } from '../../../shared/ui/toast.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import { Moment } from '../parts/moment.tsx'
import { type DeadLetter, useDeliveryRefresh } from './queries.ts'
import { words } from './words.ts'

/** The shop gives no more at a time. */
const lettersMax = 100

export function DeadLetters({ letters }: { readonly letters: readonly DeadLetter[] }) {
  const t = useTexts(words)
  const columns: readonly Column<DeadLetter>[] = [
    { title: t.event, cell: (letter) => <EventName letter={letter} /> },
    { title: t.to, isWideOnly: true, cell: ({ sink }) => sink },
    { title: t.reason, isWideOnly: true, cell: ({ reason }) => reason },
    { title: t.attempts, isNumber: true, isWideOnly: true, cell: ({ attempts }) => count(attempts) },
    { title: t.deadAt, isWideOnly: true, cell: ({ deadAt }) => <Moment time={deadAt} /> },
    { title: t.act, isNumber: true, cell: (letter) => <Retry letter={letter} /> },
  ]
  return (
    <section aria-labelledby="dead-letters" className="grid gap-3">
      <div>
        <h2 id="dead-letters" className="font-bold">
          {t.deadLetters}
        </h2>
        <p className="text-sm text-soft">
          {t.deadLettersHint} {letters.length >= lettersMax && t.newestLetters(count(lettersMax))}
        </p>
      </div>
      {letters.length === 0 ? (
        <p className="rounded-lg border border-line bg-surface p-8 text-center text-soft">
          {t.noDeadLetters}
        </p>
      ) : (
        <DataTable
          name={t.deadLetters}
          columns={columns}
          rows={letters}
          keyOf={({ eventId, sink }) => `${eventId} ${sink}`}
        />
      )}
    </section>
  )
}

function EventName({ letter }: { readonly letter: DeadLetter }) {
  const t = useTexts(words)
  const { type, subject, sink, reason } = letter
  return (
    <div className="grid gap-0.5">
      <span className="font-medium">{type}</span>
      {type.startsWith('order.') && (
        <Link to="/admin/orders/$id" params={{ id: subject }} className="text-xs text-brand underline">
          {t.toOrder}
        </Link>
      )}
      <span className="text-xs text-soft md:hidden">
        {sink} · {reason}
      </span>
    </div>
  )
}

function Retry({ letter: { eventId, type } }: { readonly letter: DeadLetter }) {
  const t = useTexts(words)
  const failureText = useFailureText()
  const refresh = useDeliveryRefresh()
  const retry = useCommand({
    name: `retry-${eventId}`,
    isRepeatable: false,
    run: () =>
      answerOf(
        shopApi.POST('/api/v1/admin/delivery/dead-letters/{eventId}/retry', {
          params: { path: { eventId } },
        }),
      ),
    onSuccess() {
      refresh()
      showToast(t.retried)
    },
    onError: (error) => showToast(failureText(error), 'failed'),
  })
  return (
    <Button
      kind="secondary"
      size="small"
      aria-label={t.retryOf(type)}
      isBusy={retry.isPending}
      onClick={() => retry.submit(null)}
    >
      {t.retry}
    </Button>
  )
}
