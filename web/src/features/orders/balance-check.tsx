// The balance against what is to be paid, with the way to charge it on the spot when it is too small.

import { ChargeOnTheSpot } from '../../shared/balance/charge-on-the-spot.tsx'
import { won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { words } from './words.ts'

type BalanceCheckProps = { readonly balance: number; readonly missing: number }

export function BalanceCheck({ balance, missing }: BalanceCheckProps) {
  const t = useTexts(words)
  return (
    <section
      aria-labelledby="balance"
      className="grid gap-2 rounded-lg border border-line bg-surface p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="balance" className="font-bold">
          {t.balance}
        </h2>
        <p className="figures text-lg font-bold">{won(balance)}</p>
      </div>
      {missing === 0 ? (
        <p className="text-sm text-soft">{t.enough}</p>
      ) : (
        <>
          <p role="status" className="pb-2 text-sm text-danger">
            {t.missing(won(missing))}
          </p>
          <ChargeOnTheSpot missing={missing} />
        </>
      )}
    </section>
  )
}
