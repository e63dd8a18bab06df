// How many: a whole number with a step down and a step up, never below one or above what there is.

import { NumberField } from '@base-ui/react/number-field'
import { texts, useTexts } from '../i18n/texts.ts'
import { Icon } from './icon.tsx'

const words = texts({ fewer: '하나 빼기', more: '하나 더하기' }, { fewer: 'One fewer', more: 'One more' })

type QuantityFieldProps = {
  readonly label: string
  readonly value: number
  readonly max: number
  readonly onChange: (value: number) => void
}

export function QuantityField({ label, value, max, onChange }: QuantityFieldProps) {
  const t = useTexts(words)
  const step = 'grid size-10 place-items-center text-ink hover:bg-sunken disabled:opacity-50'
  return (
    <NumberField.Root
      value={value}
      min={1}
      max={max}
      format={{ maximumFractionDigits: 0 }}
      onValueChange={(next) => onChange(Math.round(next ?? 1))}
    >
      <NumberField.Group className="inline-flex overflow-hidden rounded-md border border-edge bg-surface">
        <NumberField.Decrement aria-label={t.fewer} className={step}>
          <Icon name="minus" />
        </NumberField.Decrement>
        <NumberField.Input
          aria-label={label}
          className="figures w-12 bg-transparent text-center outline-offset-[-2px]"
        />
        <NumberField.Increment aria-label={t.more} className={step}>
          <Icon name="plus" />
        </NumberField.Increment>
      </NumberField.Group>
    </NumberField.Root>
  )
}
