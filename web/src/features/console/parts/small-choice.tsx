// A choice above a list, which takes effect at once.

type SmallChoiceProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

export function SmallChoice<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: SmallChoiceProps<Value>) {
  return (
    <label className="flex items-center gap-2 text-sm whitespace-nowrap text-soft">
      {label}
      <select
        className="min-h-8 max-w-48 rounded-md border border-edge bg-surface px-2 text-ink"
        value={value}
        onChange={({ target }) => onChange(target.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
