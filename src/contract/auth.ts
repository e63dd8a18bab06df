// Sign-up, sign-in and the user on the wire.

import { Type } from 'typebox'
import { Body, OneOf, Text, Timestamp, Uuid } from './common.ts'

export const User = Type.Object({
  id: Uuid,
  email: Type.String(),
  name: Type.String(),
  role: OneOf(['shopper', 'admin']),
})

const Email = Type.String({ format: 'email', maxLength: 254, pattern: '^[^\\u0000]*$' })

export const SignUpBody = Body({
  email: Email,
  password: Text({ min: 8, max: 128 }),
  name: Text({ min: 1, max: 100 }),
})

export const SignInBody = Body({ email: Email, password: Text({ min: 1, max: 128 }) })

export const SignedIn = Type.Object({ user: User, token: Type.String(), expiresAt: Timestamp })
