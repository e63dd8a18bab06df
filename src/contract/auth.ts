// Sign-up, sign-in and the user on the wire.

import { Type } from 'typebox'
import { Body, OneOf, Text, Timestamp, Uuid, Words } from './common.ts'

export const User = Type.Object({
  id: Uuid,
  email: Type.String(),
  name: Type.String(),
  role: OneOf(['shopper', 'admin']),
})

const word = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const label = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?'
const emailPattern = `^${word}(\\.${word})*@(${label}\\.)+${label}$`
const emailLengthMax = 254

export const passwordLengthMin = 8
export const passwordLengthMax = 128

const Email = Type.String({ format: 'email', maxLength: emailLengthMax, pattern: emailPattern })

export const SignUpBody = Body({
  email: Email,
  password: Text({ min: passwordLengthMin, max: passwordLengthMax }),
  name: Words({ max: 100 }),
})

export const SignInBody = Body({ email: Email, password: Text({ min: 1, max: passwordLengthMax }) })

export const SignedIn = Type.Object({ user: User, token: Type.String(), expiresAt: Timestamp })

/** Whether a sign-in would take it for an address: an account that could never sign in is not made. */
export function isEmail(text: string): boolean {
  return text.length <= emailLengthMax && new RegExp(emailPattern, 'u').test(text)
}
