// The button of the account. Its menu weighs as much as a page, so it is loaded when somebody comes near.

import { lazy, Suspense, useState } from 'react'
import type { Session } from '../../shared/session/session.ts'
import { AccountButtonFace, accountButtonClass } from './account-button-face.tsx'

const loadMenu = () => import('./account-menu.tsx')
const AccountMenu = lazy(async () => ({ default: (await loadMenu()).AccountMenu }))

export function AccountButton({ session }: { readonly session: Session }) {
  const [isWanted, want] = useState(false)
  const preload = () => void loadMenu().catch(() => undefined)
  const button = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={isWanted}
      className={accountButtonClass}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => want(true)}
    >
      <AccountButtonFace />
    </button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <AccountMenu session={session} />
    </Suspense>
  )
}
