// The start of the operator's console: what the shop sells and how fast it answers, as it happens.

import { count, won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { LiveMark } from '../parts/live-mark.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DayBars } from './day-bars.tsx'
import { LineChart } from './line-chart.tsx'
import { useOperations } from './operations-watch.ts'
import type { Operations } from './samples.ts'
import { words } from './words.ts'

export function DashboardPage() {
  const t = useTexts(words)
  const { isLive, latest, samples } = useOperations()
  return (
    <div className="grid gap-6">
      <PageHead title={t.title} about={t.about} badge={<LiveMark isLive={isLive} />} />
      {latest ? <Figures latest={latest} samples={samples.values} /> : <FiguresSkeleton />}
      <DayBars />
    </div>
  )
}

const grid = 'grid gap-4 sm:grid-cols-2'

type FiguresProps = { readonly latest: Operations; readonly samples: readonly (Operations | null)[] }

function Figures({ latest, samples }: FiguresProps) {
  const t = useTexts(words)
  const ms = (value: number) => t.ms(tenths(value))
  const oldest = latest.outboxPending === 0 ? t.allDelivered : t.oldest(count(latest.outboxOldestSeconds))
  return (
    <div className={grid}>
      <Revenue latest={latest} />
      <Figure
        name={t.ordersPerSecond}
        value={latest.ordersPerSecond === null ? t.unknown : tenths(latest.ordersPerSecond)}
        note={t.rateHint}
        values={samples.map((sample) => sample?.ordersPerSecond ?? null)}
      />
      <Figure
        name={t.p99}
        value={latest.p99Ms === null ? t.unknown : ms(latest.p99Ms)}
        note={latest.p99Ms === null ? t.noCommands : t.slowest}
        values={samples.map((sample) => sample?.p99Ms ?? null)}
        write={ms}
      />
      <Figure
        name={t.queueDepth}
        value={count(latest.queueDepth)}
        note={t.queueHint}
        values={samples.map((sample) => sample?.queueDepth ?? null)}
      />
      <Figure
        name={t.outbox}
        value={count(latest.outboxPending)}
        note={oldest}
        values={samples.map((sample) => sample?.outboxPending ?? null)}
      />
    </div>
  )
}

const card = 'grid content-start gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5'

function Revenue({ latest }: { readonly latest: Operations }) {
  const t = useTexts(words)
  return (
    <section aria-label={t.revenueToday} className={`${card} sm:col-span-2`}>
      <h2 className="text-sm text-soft">{t.revenueToday}</h2>
      <p className="figures text-3xl font-bold">{won(latest.revenueToday)}</p>
      <p className="figures flex flex-wrap gap-x-4 text-sm text-soft">
        <span>{t.ordersToday(count(latest.ordersToday))}</span>
        <span>{t.streams(count(latest.streams))}</span>
      </p>
    </section>
  )
}

type FigureProps = {
  readonly name: string
  readonly value: string
  readonly note: string
  readonly values: readonly (number | null)[]
  readonly write?: (value: number) => string
}

function Figure({ name, value, note, values, write = count }: FigureProps) {
  const t = useTexts(words)
  return (
    <section aria-label={name} className={card}>
      <h2 className="text-sm text-soft">{name}</h2>
      <div>
        <p className="figures text-2xl font-bold">{value}</p>
        <p className="figures text-sm text-soft">{note}</p>
      </div>
      <LineChart name={t.chart(name)} values={values} write={write} before={t.before} now={t.now} />
    </section>
  )
}

function tenths(value: number): string {
  return value.toLocaleString('ko-KR', { maximumFractionDigits: 1 })
}

function FiguresSkeleton() {
  return (
    <div className={grid}>
      <LoadingNote />
      <Skeleton className="h-32 sm:col-span-2" />
      {['a', 'b', 'c', 'd'].map((name) => (
        <Skeleton key={name} className="h-[12.5rem]" />
      ))}
    </div>
  )
}
