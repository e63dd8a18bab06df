// The search of a list. Its words are those of the address, so back and forward change them too.

import type { SubmitEvent } from 'react'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { useShownValue } from '../../../shared/ui/use-shown-value.ts'
import { words } from './words.ts'

type SearchBoxProps = {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const t = useTexts(words)
  const field = useShownValue(value)
  function search(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    onSearch((field.current?.value ?? '').trim())
  }
  return (
    <form
      // An action would empty the field before the address has its words.
      onSubmit={search}
      className="flex w-full max-w-[28rem] rounded-md border border-edge bg-surface focus-within:border-brand"
    >
      <input
        ref={field}
        type="search"
        name="text"
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        maxLength={100}
        className="min-h-10 min-w-0 flex-1 rounded-md bg-transparent px-3 text-sm placeholder:text-soft"
      />
      <button type="submit" aria-label={t.search} className="rounded-md px-3 text-soft hover:text-ink">
        <Icon name="search" />
      </button>
    </form>
  )
}
