// Who may go where. These only spare people a page that would be empty: what may be seen is decided by the shop.

import { redirect } from '@tanstack/react-router'
import { currentSession } from '../../shared/session/session.ts'
import { NotAllowed } from '../shell/not-allowed.ts'

type Going = { readonly location: { readonly href: string } }

/** For `beforeLoad` of a page that is nothing without somebody signed in. */
export function requireSession({ location }: Going): void {
  if (currentSession() === null) throw redirect({ to: '/sign-in', search: { redirect: location.href } })
}

/** For `beforeLoad` of the operator's pages. */
export function requireOperator(going: Going): void {
  requireSession(going)
  if (currentSession()?.user.role !== 'admin') throw new NotAllowed()
}
