// Who is signed in, and where that leads. Loaded when somebody asks for it, so it comes open.

import { Menu } from '@base-ui/react/menu'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTexts } from '../../shared/i18n/texts.ts'
import { endSession, type Session } from '../../shared/session/session.ts'
import { showToast } from '../../shared/ui/toast.tsx'
import { AccountButtonFace, accountButtonClass } from './account-button-face.tsx'
import { words } from './words.ts'

const item = 'flex min-h-10 w-full items-center rounded-sm px-3 text-left data-highlighted:bg-sunken'

export function AccountMenu({ session }: { readonly session: Session }) {
  const t = useTexts(words)
  const { name, email, role } = session.user
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger className={accountButtonClass}>
        <AccountButtonFace />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className="z-50">
          <Menu.Popup className="grid w-64 gap-1 rounded-md border border-line bg-surface p-2 shadow-floating outline-none">
            <div className="border-line border-b px-3 pt-1 pb-3">
              <p className="font-medium">{name}</p>
              <p className="truncate text-sm text-soft">{email}</p>
            </div>
            <Menu.Item className={item} render={<Link to="/me" />}>
              {t.myOrders}
            </Menu.Item>
            <Menu.Item className={item} render={<Link to="/me/balance" />}>
              {t.myBalance}
            </Menu.Item>
            <Menu.Item className={item} render={<Link to="/me/coupons" />}>
              {t.myCoupons}
            </Menu.Item>
            {role === 'admin' && (
              <Menu.Item className={item} render={<Link to="/admin" />}>
                {t.console}
              </Menu.Item>
            )}
            <SignOutItem />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function SignOutItem() {
  const t = useTexts(words)
  const navigate = useNavigate()
  /** First away from pages that are nothing without somebody signed in. */
  async function signOut(): Promise<void> {
    await navigate({ to: '/' })
    endSession()
    showToast(t.signedOut)
  }
  return (
    <Menu.Item className={item} onClick={() => void signOut()}>
      {t.signOut}
    </Menu.Item>
  )
}
