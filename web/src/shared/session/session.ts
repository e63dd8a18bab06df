// Who is signed in: the token and the user it stands for, kept for this origin alone. A token whose time is over counts
// as none. Nothing here asks the API; it only remembers what sign-in answered.

import { useSyncExternalStore } from 'react'
import { storedValue } from '../stored-value.ts'

export type SignedInUser = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: 'shopper' | 'admin'
}

export type Session = { readonly token: string; readonly expiresAt: string; readonly user: SignedInUser }

const session = storedValue<Session | null>({ name: 'session', fallback: null, parse: parseSession })

function parseSession(stored: unknown): Session | null {
  const { token, expiresAt, user } = (stored ?? {}) as Partial<Session>
  if (typeof token !== 'string' || typeof expiresAt !== 'string' || !user?.id) return null
  return { token, expiresAt, user }
}

export function currentSession(): Session | null {
  const current = session.get()
  return current !== null && Date.parse(current.expiresAt) > Date.now() ? current : null
}

export function startSession(signedIn: Session): void {
  session.set(signedIn)
}

export function endSession(): void {
  if (session.get() !== null) session.set(null)
}

export function useSession(): Session | null {
  return useSyncExternalStore(session.subscribe, currentSession)
}

/** Calls when somebody signs in or out, here or in another tab. */
export function onSessionChange(listener: () => void): void {
  session.subscribe(listener)
}
