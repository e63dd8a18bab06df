// A labelled choice of one of a few.

import { Field } from '@base-ui/react/field'

type ChoiceFieldProps<Value extends string> = {
  readonly label: string
  readonly name: string
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly error?: string | undefined
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function ChoiceField<Value extends string>({
  label,
  name,
  choices,
  error,
  value,
  onChange,
}: ChoiceFieldProps<Value>) {
  return (
    <Field.Root name={name} invalid={error !== undefined} className="grid content-start gap-1">
      <Field.Label className="text-sm font-medium">{label}</Field.Label>
      <Field.Control
        value={value}
        onValueChange={(next) => onChange(next as Value)}
        render={
          <select>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        }
        className="min-h-11 w-full rounded-md border border-edge bg-surface px-3 data-invalid:border-danger"
      />
      <Field.Error match={error !== undefined} className="text-sm text-danger">
        {error}
      </Field.Error>
    </Field.Root>
  )
}
