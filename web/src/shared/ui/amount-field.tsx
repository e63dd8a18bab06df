// A labelled whole number, written with its thousands separated: won, units, days. What it may be is said by whoever is
// asked to take it; only that there must be one, and the least it means anything with, is known here.

import { Field } from '@base-ui/react/field'
import { NumberField } from '@base-ui/react/number-field'
import { count } from '../format/won.ts'
import { texts, useTexts } from '../i18n/texts.ts'

const words = texts(
  {
    valueMissing: '숫자를 입력해 주세요.',
    badInput: '숫자만 입력해 주세요.',
    rangeUnderflow: (min: string) => `${min} 이상을 입력해 주세요.`,
  },
  {
    valueMissing: 'Please enter a number.',
    badInput: 'Numbers only, please.',
    rangeUnderflow: (min: string) => `Please enter ${min} or more.`,
  },
)

const rules = ['valueMissing', 'badInput'] as const

type AmountFieldProps = {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly error?: string | undefined
  /** Such as ₩, before the number. */
  readonly unit?: string
  readonly required?: boolean
  /** Refused below it, and never changed to it: what was typed may be another mistake than its size. */
  readonly min?: number
  readonly defaultValue?: number
  readonly onChange?: (value: number | null) => void
}

export function AmountField({ label, name, hint, error, unit, onChange, ...number }: AmountFieldProps) {
  const t = useTexts(words)
  // Not told to the form: what the shop refused is to be sent again once it is mended.
  const refused = error !== undefined && ({ 'aria-invalid': true } as const)
  return (
    <Field.Root name={name} className="grid content-start gap-1">
      <Field.Label className="text-sm font-medium">{label}</Field.Label>
      <NumberField.Root
        {...number}
        allowOutOfRange
        locale="ko-KR"
        format={{ maximumFractionDigits: 0 }}
        {...(onChange && { onValueChange: (value: number | null) => onChange(value) })}
      >
        <NumberField.Group className="relative flex">
          {unit && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-soft"
            >
              {unit}
            </span>
          )}
          <NumberField.Input
            {...refused}
            className={`figures min-h-11 w-full rounded-md border border-edge bg-surface aria-invalid:border-danger ${unit ? 'pr-3 pl-8' : 'px-3'}`}
          />
        </NumberField.Group>
      </NumberField.Root>
      {hint && error === undefined && (
        <Field.Description className="text-sm text-soft">{hint}</Field.Description>
      )}
      {rules.map((rule) => (
        <Field.Error key={rule} match={rule} className="text-sm text-danger">
          {t[rule]}
        </Field.Error>
      ))}
      <Field.Error match="rangeUnderflow" className="text-sm text-danger">
        {number.min !== undefined && t.rangeUnderflow(count(number.min))}
      </Field.Error>
      <Field.Error match={error !== undefined} className="text-sm text-danger">
        {error}
      </Field.Error>
    </Field.Root>
  )
}
