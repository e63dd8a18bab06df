// Sign-up, sign-in, and who the token says you are (requirement X7). Failed sign-ins are counted per account
// and per address over all instances.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { checkPassword, hashPassword } from '../../auth/passwords.ts'
import { SignedIn, SignInBody, SignUpBody, User } from '../../contract/auth.ts'
import { type User as Account, findCredentials, findUser, insertUser } from '../../postgres/accounts.ts'
import { countFailure, forgetFailures, secondsUntilAllowed } from '../../postgres/sign-in-failures.ts'
import { identityOf, requireUser } from '../authenticate.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { iso } from '../views.ts'

const accountFailuresMax = 5
const addressFailuresMax = 30
const failureWindowMs = 15 * 60_000
const signUpsPerMinuteMax = 20

const tag = 'auth'

export function authRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  const { pool, clock, config } = shop
  const limited = config.rateLimitPerMinute > 0
  const signUpLimit = limited ? { rateLimit: { max: signUpsPerMinuteMax, timeWindow: '1 minute' } } : {}

  async function signedIn(user: Account) {
    const { token, expiresAt } = await shop.tokens.sign(user)
    return { user, token, expiresAt: iso(expiresAt) }
  }

  return async (app) => {
    const signUp = routeSchema({
      tag,
      summary: 'Create an account',
      security: 'none',
      body: SignUpBody,
      answer: { 201: SignedIn },
      refusals: ['email-taken'],
    })
    app.post('/auth/sign-up', { schema: signUp, config: signUpLimit }, async ({ body }, reply) => {
      const { name, password } = body
      const user = { id: shop.newId(), email: body.email.toLowerCase(), name, role: 'shopper' } as const
      const passwordHash = await hashPassword(password)
      const inserted = await insertUser(pool, { ...user, passwordHash, createdAt: clock() })
      if (!inserted) throw new ProblemError('email-taken')
      return reply.code(201).send(await signedIn(user))
    })

    const signIn = routeSchema({
      tag,
      summary: 'Get a token',
      security: 'none',
      body: SignInBody,
      answer: { 200: SignedIn },
      refusals: ['wrong-credentials'],
    })
    app.post('/auth/sign-in', { schema: signIn }, async ({ body, ip }) => {
      const email = body.email.toLowerCase()
      const subjects = [`account:${email}`, `address:${ip}`] as const
      if (limited) await refuseWhenThrottled(subjects)
      const credentials = await findCredentials(pool, email)
      if (!(await checkPassword(body.password, credentials?.passwordHash ?? null)) || !credentials) {
        if (limited) await countFailure(pool, subjects, { now: clock(), lengthMs: failureWindowMs })
        throw new ProblemError('wrong-credentials')
      }
      if (limited) await forgetFailures(pool, subjects[0])
      return signedIn(credentials.user)
    })

    const me = routeSchema({ tag, summary: 'The user of the token', answer: { 200: User } })
    app.get('/auth/me', { schema: me, preParsing: requireUser }, async (request) => {
      const user = await findUser(pool, identityOf(request).userId)
      if (!user) throw new ProblemError('unauthenticated')
      return user
    })
  }

  async function refuseWhenThrottled(subjects: readonly [account: string, address: string]): Promise<void> {
    const limits = [
      { subject: subjects[0], failuresMax: accountFailuresMax },
      { subject: subjects[1], failuresMax: addressFailuresMax },
    ]
    const seconds = await secondsUntilAllowed(pool, limits, clock())
    if (seconds !== null) throw new ProblemError('too-many-requests', { retryAfterSeconds: seconds })
  }
}
