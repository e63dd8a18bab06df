// The promises of passwords: only the right one, nothing readable kept, and no telling who is known.

import { expect, test } from 'vitest'
import { checkPassword, hashPassword } from './passwords.ts'

test('only the right password matches', async () => {
  const hash = await hashPassword('비밀번호 하나')
  expect(await checkPassword('비밀번호 하나', hash)).toBe(true)
  expect(await checkPassword('비밀번호 둘', hash)).toBe(false)
})

test('a hash is argon2id of the cost OWASP asks for, salted anew each time', async () => {
  const hashes = await Promise.all([hashPassword('same password'), hashPassword('same password')])
  expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(hashes[0]).not.toBe(hashes[1])
})

test('a user who does not exist matches no password', async () => {
  expect(await checkPassword('no such user', null)).toBe(false)
})
