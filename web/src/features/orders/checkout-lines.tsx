// What is about to be ordered, with what stands in the way of a line beside that line, and the way out.

import { count, won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Button } from '../../shared/ui/button.tsx'
import { ProductLine } from '../../shared/ui/product-line.tsx'
import { isObstructed, obstacleOf } from './obstacle.ts'
import type { CheckoutLine } from './use-checkout-lines.ts'
import { words } from './words.ts'

type CheckoutLinesProps = {
  readonly lines: readonly CheckoutLine[]
  /** The order is on its way. */
  readonly isLocked: boolean
  /** How many of it instead; none leaves it out. */
  readonly onChange: (line: CheckoutLine, quantity: number) => void
}

export function CheckoutLines({ lines, isLocked, onChange }: CheckoutLinesProps) {
  const t = useTexts(words)
  return (
    <section aria-labelledby="lines" className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h2 id="lines" className="font-bold">
        {t.lines}
      </h2>
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.productId} className="flex py-4 last:pb-0">
            <ProductLine productId={line.productId} name={line.name} isOut={!isLocked && isObstructed(line)}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="figures text-sm text-soft">
                  {t.eachTimes(won(line.unitPrice), count(line.quantity))}
                </p>
                <p className="figures font-bold">{won(line.unitPrice * line.quantity)}</p>
              </div>
              {!isLocked && <Obstacle line={line} onChange={(quantity) => onChange(line, quantity)} />}
            </ProductLine>
          </li>
        ))}
      </ul>
    </section>
  )
}

type ObstacleProps = { readonly line: CheckoutLine; readonly onChange: (quantity: number) => void }

function Obstacle({ line, onChange }: ObstacleProps) {
  const t = useTexts(words)
  const obstacle = obstacleOf(line)
  if (obstacle === null) return null
  const left = count(line.stock)
  const text = { short: t.only(left), 'sold-out': t.soldOut, stopped: t.stopped }[obstacle]
  return (
    <div className="flex flex-wrap items-center gap-2 pt-1">
      <p role="alert" className="text-sm text-danger">
        {text}
      </p>
      {obstacle === 'short' && (
        <Button kind="secondary" size="small" onClick={() => onChange(line.stock)}>
          {t.takeRest(left)}
        </Button>
      )}
      {line.itemId !== null && (
        <Button kind="secondary" size="small" onClick={() => onChange(0)}>
          {t.leaveOut}
        </Button>
      )}
    </div>
  )
}
