// The delivery to data platforms: how far each of them is, and what they refused.

import { useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DeadLetters } from './dead-letters.tsx'
import { deliveryQuery } from './queries.ts'
import { SinkPanel } from './sink-panel.tsx'
import { words } from './words.ts'

export function DeliveryPage() {
  const t = useTexts(words)
  const { data } = useQuery(deliveryQuery())
  return (
    <div className="grid gap-6">
      <PageHead title={t.title} about={t.about} />
      {!data && (
        <>
          <LoadingNote />
          <Skeleton className="h-64" />
        </>
      )}
      {data?.sinks.length === 0 && (
        <Notice isPart title={t.noSinks}>
          {t.noSinksHint}
        </Notice>
      )}
      {data?.sinks.map((sink) => (
        <SinkPanel key={sink.sink} sink={sink} />
      ))}
      {data && data.sinks.length > 0 && <DeadLetters letters={data.deadLetters} />}
    </div>
  )
}
