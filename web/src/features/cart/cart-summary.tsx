// What the chosen lines of the cart come to, and the way to order them.

import { Link } from '@tanstack/react-router'
import { count, won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { AmountRow } from '../../shared/ui/amount-row.tsx'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { type CartLine, lineState, totalOf } from './cart-lines.ts'
import { words } from './words.ts'

export function CartSummary({ chosen }: { readonly chosen: readonly CartLine[] }) {
  const t = useTexts(words)
  const isShort = chosen.some((line) => lineState(line) === 'short')
  const hint = chosen.length === 0 ? t.nothingChosen : isShort ? t.shortFirst : null
  return (
    <section
      aria-labelledby="summary"
      className="grid gap-4 rounded-lg border border-line bg-surface p-5 lg:sticky lg:top-24"
    >
      <h2 id="summary" className="font-bold">
        {t.summary}
      </h2>
      <dl className="grid gap-3">
        <AmountRow name={t.lines}>{t.linesCount(count(chosen.length))}</AmountRow>
        <AmountRow name={t.total} isTotal>
          {won(totalOf(chosen))}
        </AmountRow>
      </dl>
      {hint === null ? (
        <Link
          to="/checkout"
          search={{ items: chosen.map(({ id }) => id).join(',') }}
          className={buttonClass({ size: 'large' })}
        >
          {t.toCheckout}
        </Link>
      ) : (
        <Button size="large" disabled aria-describedby="checkout-hint">
          {t.toCheckout}
        </Button>
      )}
      <p id="checkout-hint" role="status" className="text-center text-sm text-warn empty:hidden">
        {hint}
      </p>
    </section>
  )
}
