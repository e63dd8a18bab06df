// The times of an order and its number.

import { momentText } from '../../shared/format/moment.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import type { Order } from './queries.ts'
import { words } from './words.ts'

type OrderFactsProps = { readonly order: Order; readonly canCancel: boolean }

export function OrderFacts({ order, canCancel }: OrderFactsProps) {
  const t = useTexts(words)
  const language = useLanguage()
  const { id, createdAt, paidAt, cancelledAt, cancellableUntil, status } = order
  const moments = [
    [t.orderedAt, createdAt],
    [t.paidAt, paidAt],
    [t.cancelledAt, cancelledAt],
  ] as const
  return (
    <section
      aria-labelledby="details"
      className="grid gap-3 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id="details" className="font-bold">
        {t.details}
      </h2>
      <dl className="grid gap-3 text-sm">
        {moments.map(
          ([name, moment]) =>
            moment !== null && (
              <Fact key={name} name={name}>
                {momentText(moment, language)}
              </Fact>
            ),
        )}
        {canCancel && status === 'paid' && cancellableUntil !== null && (
          <Fact name={t.cancellableUntil}>{t.untilMoment(momentText(cancellableUntil, language))}</Fact>
        )}
        <div className="grid gap-0.5">
          <dt className="text-soft">{t.number}</dt>
          <dd className="figures break-all text-xs">{id}</dd>
        </div>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-soft">{name}</dt>
      <dd className="figures">{children}</dd>
    </div>
  )
}
