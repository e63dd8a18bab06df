// A labelled line of text, with a hint or with what is wrong with it, both told to screen readers.

import { Field } from '@base-ui/react/field'
import type { ComponentProps } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'

/** In the language of the page; the browser's own words are in the browser's. */
const words = texts(
  {
    valueMissing: '입력해 주세요.',
    typeMismatch: '형식이 맞지 않습니다.',
    tooShort: '더 길게 입력해 주세요.',
    badInput: '날짜와 시간을 끝까지 입력해 주세요.',
  },
  {
    valueMissing: 'Please fill this in.',
    typeMismatch: 'This does not look right.',
    tooShort: 'Please make this longer.',
    badInput: 'Please enter the whole date and time.',
  },
)

const rules = ['valueMissing', 'typeMismatch', 'tooShort', 'badInput'] as const

type TextFieldProps = Omit<ComponentProps<typeof Field.Control>, 'className'> & {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly error?: string | undefined
}

export function TextField({ label, name, hint, error, ...control }: TextFieldProps) {
  const t = useTexts(words)
  // Not told to the form: what the shop refused is to be sent again once it is mended.
  const refused = error !== undefined && ({ 'aria-invalid': true } as const)
  return (
    <Field.Root name={name} className="grid gap-1">
      <Field.Label className="text-sm font-medium">{label}</Field.Label>
      <Field.Control
        {...control}
        {...refused}
        className="min-h-11 w-full rounded-md border border-edge bg-surface px-3 py-2 aria-invalid:border-danger"
      />
      {hint && error === undefined && (
        <Field.Description className="text-sm text-soft">{hint}</Field.Description>
      )}
      {rules.map((rule) => (
        <Field.Error key={rule} match={rule} className="text-sm text-danger">
          {t[rule]}
        </Field.Error>
      ))}
      <Field.Error match={error !== undefined} className="text-sm text-danger">
        {error}
      </Field.Error>
    </Field.Root>
  )
}
