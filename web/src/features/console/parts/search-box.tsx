// The search of a list. Its words are those of the address, so back and forward change them too.

import { useTexts } from '../../../shared/i18n/texts.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { words } from './words.ts'

type SearchBoxProps = {
  readonly label: string
  readonly value: string
  readonly onSearch: (text: string) => void
}

export function SearchBox({ label, value, onSearch }: SearchBoxProps) {
  const t = useTexts(words)
  return (
    <form
      key={value}
      action={(form) => onSearch(String(form.get('text') ?? '').trim())}
      className="flex w-full max-w-[28rem] rounded-md border border-edge bg-surface focus-within:border-brand"
    >
      <input
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
