// One platform: its figures, and what can be done about it.

import { count } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useNow } from '../../../shared/time/use-now.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import { classes } from '../../../shared/ui/classes.ts'
import { Panel } from '../parts/panel.tsx'
import { spanOf } from '../parts/span.ts'
import type { Sink } from './queries.ts'
import { Replay } from './replay.tsx'
import { SinkActions } from './sink-actions.tsx'
import { isUpperBound, sinkState } from './sink-state.ts'
import { words } from './words.ts'

const tones = { live: 'brand', disabled: 'danger', unused: 'warn' } as const

export function SinkPanel({ sink }: { readonly sink: Sink }) {
  const t = useTexts(words)
  const state = sinkState(sink)
  return (
    <Panel
      title={sink.sink}
      aside={
        <div className="flex flex-wrap items-center gap-3">
          <Badge tone={tones[state]}>{t.states[state]}</Badge>
          <SinkActions sink={sink} />
        </div>
      }
    >
      <SinkFigures sink={sink} />
      {sink.lastError !== null && (
        <p className="rounded-md bg-warn-faint p-3 text-sm text-warn">
          <span className="font-medium">{t.lastError}: </span>
          {sink.lastError}
        </p>
      )}
      {sink.inUse && <Replay sink={sink.sink} />}
    </Panel>
  )
}

function SinkFigures({ sink }: { readonly sink: Sink }) {
  const t = useTexts(words)
  const { pending, oldestPendingAt, rate, waiting, deliveredCount, deadLetters } = sink
  const now = useNow(oldestPendingAt !== null)
  const span = oldestPendingAt === null ? null : spanOf(now - Date.parse(oldestPendingAt))
  const figures = [
    { name: t.pending, value: isUpperBound(pending) ? t.pendingMax(count(pending)) : count(pending) },
    { name: t.oldest, value: span === null ? t.none : t.ago[span.unit](count(span.amount)) },
    { name: t.rate, value: rate.toLocaleString('ko-KR', { maximumFractionDigits: 1 }) },
    { name: t.waiting, value: count(waiting), isWarning: waiting > 0 },
    { name: t.delivered, value: count(deliveredCount) },
    { name: t.dead, value: count(deadLetters), isWarning: deadLetters > 0 },
  ]
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3">
      {figures.map(({ name, value, isWarning = false }) => (
        <div key={name} className="grid content-start gap-1 rounded-md bg-sunken p-3">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className={classes('figures text-lg font-bold', isWarning && 'text-danger')}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
