// What shoppers will see of an event that is still being written, and what it takes off orders of several amounts.

import { discountText } from '../../../shared/format/discount.ts'
import { momentText } from '../../../shared/format/moment.ts'
import { count, won } from '../../../shared/format/won.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Panel } from '../parts/panel.tsx'
import { apiTime } from '../parts/span.ts'
import { type CouponDraft, discountOfDraft } from './coupon-draft.ts'
import { previewDiscount, sampleAmounts } from './preview.ts'
import { RemainingBar } from './remaining-bar.tsx'
import { words } from './words.ts'

export function CouponPreview({ draft }: { readonly draft: CouponDraft }) {
  const t = useTexts(words)
  const discount = discountOfDraft(draft)
  return (
    <Panel title={t.preview} className="lg:sticky lg:top-24">
      <DraftCard draft={draft} />
      {discount === null ? (
        <p className="text-sm text-soft">{t.previewHint}</p>
      ) : (
        <SampleTable
          rows={sampleAmounts(discount, draft.minOrderAmount ?? 0).map((amount) => ({
            amount,
            off: previewDiscount(discount, draft.minOrderAmount ?? 0, amount),
          }))}
        />
      )}
    </Panel>
  )
}

function DraftCard({ draft }: { readonly draft: CouponDraft }) {
  const t = useTexts(words)
  const language = useLanguage()
  const discount = discountOfDraft(draft)
  const { minOrderAmount, perUserLimit, validDays } = draft
  const total = draft.totalCount ?? 0
  const [starts, ends] = [apiTime(draft.issueStartsAt), apiTime(draft.issueEndsAt)]
  const lines = [
    minOrderAmount ? t.from(won(minOrderAmount)) : t.noMinimum,
    discount?.maxAmount !== undefined && t.capOf(won(discount.maxAmount)),
    validDays !== null && t.daysOf(count(validDays)),
    perUserLimit !== null && t.perUserOf(count(perUserLimit)),
  ].filter((line) => typeof line === 'string')
  return (
    <div className="grid gap-3 rounded-md border border-line border-dashed bg-page p-4">
      <div className="grid gap-1">
        <p className="font-medium">{draft.name.trim() || t.noName}</p>
        <p className="figures text-2xl font-bold text-brand">
          {discount === null ? '–' : discountText(discount, language)}
        </p>
        <p className="flex flex-wrap gap-x-2 text-sm text-soft">
          {lines.map((line, index) => (
            <span key={line}>
              {index > 0 && <span aria-hidden="true">· </span>}
              {line}
            </span>
          ))}
        </p>
      </div>
      <div className="grid gap-1 text-sm text-soft">
        <RemainingBar remaining={1} total={1} />
        <p className="figures">{t.leftOf(count(total), count(total))}</p>
        <p className="figures">
          {starts === null ? t.now : momentText(starts, language)} –{' '}
          {ends === null ? t.untilGone : momentText(ends, language)}
        </p>
      </div>
    </div>
  )
}

type Sample = { readonly amount: number; readonly off: number | null }

function SampleTable({ rows }: { readonly rows: readonly Sample[] }) {
  const t = useTexts(words)
  return (
    <table className="figures w-full text-right text-sm">
      <caption className="sr-only">{t.samples}</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            {t.sample}
          </th>
          <th scope="col" className="py-1 font-medium">
            {t.off}
          </th>
          <th scope="col" className="py-1 font-medium">
            {t.pays}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ amount, off }) => (
          <tr key={amount} className="border-line border-t">
            <th scope="row" className="py-1 text-left font-normal">
              {won(amount)}
            </th>
            {off === null ? (
              <td colSpan={2} className="text-soft">
                {t.notUsable}
              </td>
            ) : (
              <>
                <td className="text-brand">{won(-off)}</td>
                <td className="font-medium">{won(amount - off)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
