// What the button of the account looks like: a person and, where there is room, how much they have.

import { useQuery } from '@tanstack/react-query'
import { balanceQuery } from '../../shared/api/queries.ts'
import { won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useLive } from '../../shared/live/live.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { words } from './words.ts'

export const accountButtonClass =
  'flex min-h-11 items-center gap-2 rounded-md px-2 hover:bg-sunken data-popup-open:bg-sunken'

export function AccountButtonFace() {
  const t = useTexts(words)
  const { data } = useQuery({ ...balanceQuery(), throwOnError: false })
  useLive({ me: true })
  return (
    <>
      <span className="sr-only">{t.account}</span>
      {data && (
        <span className="figures hidden text-sm sm:block">
          <span className="sr-only">{t.balance} </span>
          {won(data.balance)}
        </span>
      )}
      <Icon name="person" />
    </>
  )
}
