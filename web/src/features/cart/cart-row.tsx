// One line of the cart: chosen or not, how many, what it costs, and what stands in its way.

import { count, won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Icon } from '../../shared/ui/icon.tsx'
import { ProductLine } from '../../shared/ui/product-line.tsx'
import { QuantityField } from '../../shared/ui/quantity-field.tsx'
import { type CartLine, canBeChosen, lineState, quantityMaxOf } from './cart-lines.ts'
import { useQuantity } from './use-cart-changes.ts'
import { words } from './words.ts'

type CartRowProps = {
  readonly line: CartLine
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
  readonly onRemove: () => void
}

export function CartRow({ line, isChosen, onChoose, onRemove }: CartRowProps) {
  const t = useTexts(words)
  const setQuantity = useQuantity(line.id)
  const { name, productId, unitPrice, quantity } = line
  const isChoosable = canBeChosen(line)
  return (
    <li className="flex items-start gap-3 py-5">
      <input
        type="checkbox"
        aria-label={t.choose(name)}
        className="mt-1 size-5 shrink-0"
        checked={isChosen}
        disabled={!isChoosable}
        onChange={({ target }) => onChoose(target.checked)}
      />
      <ProductLine productId={productId} name={name} isOut={!isChoosable}>
        <p className="figures text-sm text-soft">{t.each(won(unitPrice))}</p>
        <StockWarning line={line} onTakeRest={() => setQuantity(line.stock)} />
        {isChoosable && (
          <div className="flex flex-wrap items-center justify-between gap-3 pt-1">
            <QuantityField
              label={t.quantityOf(name)}
              value={quantity}
              max={quantityMaxOf(line)}
              onChange={setQuantity}
            />
            <p className="figures text-lg font-bold">{won(unitPrice * quantity)}</p>
          </div>
        )}
      </ProductLine>
      <button
        type="button"
        aria-label={t.removeOne(name)}
        className="-mt-2 -mr-2 grid size-10 shrink-0 place-items-center rounded-md text-soft hover:bg-sunken"
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  )
}

function StockWarning({ line, onTakeRest }: { readonly line: CartLine; readonly onTakeRest: () => void }) {
  const t = useTexts(words)
  const state = lineState(line)
  if (state === 'fine') return null
  if (state !== 'short') {
    return <p className="text-sm text-danger">{state === 'stopped' ? t.stopped : t.soldOut}</p>
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-sm text-warn">{t.short(count(line.stock))}</p>
      <Button kind="secondary" size="small" onClick={onTakeRest}>
        {t.takeRest(count(line.stock))}
      </Button>
    </div>
  )
}
