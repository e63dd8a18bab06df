// Sign-up, sign-in, and who the token says you are (requirement X7). Failed sign-ins are counted per account
// and per address over all instances.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { createTurns } from '../../auth/in-turn.ts'
import { checkPassword, hashPassword } from '../../auth/passwords.ts'
import { SignedIn, SignInBody, SignUpBody, User } from '../../contract/auth.ts'
import type { Wire } from '../../contract/common.ts'
import { isoTime } from '../../domain/iso-time.ts'
import { type User as Account, findCredentials, findUser, insertUser } from '../../postgres/accounts.ts'
import { countFailure, forgetFailures, secondsUntilAllowed } from '../../postgres/sign-in-failures.ts'
import type { Api } from '../api.ts'
import { identityOf, requireUser } from '../authenticate.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'

const accountFailuresMax = 5
const addressFailuresMax = 30
/** Passwords of one address that are checked at once, as many as Node has threads for: its limit is passed by no more. */
const addressTurns = 4
const failureWindowMs = 15 * 60_000
const signUpsPerMinuteMax = 20

const tag = 'auth'

export function authRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    addSignUp(api, shop)
    addSignIn(api, shop)
    addMe(api, shop)
  }
}

const signUp = routeSchema({
  tag,
  summary: 'Create an account',
  kind: 'command',
  security: 'none',
  body: SignUpBody,
  answer: { 201: SignedIn },
  refusals: ['email-taken'],
})

/** By address also for somebody with a token: each new account would bring the right to make more. */
const signUpLimit = {
  rateLimit: {
    max: signUpsPerMinuteMax,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => request.ip,
  },
}

function addSignUp(api: Api, shop: Shop): void {
  const config = isLimited(shop) ? signUpLimit : {}
  api.post('/auth/sign-up', { schema: signUp, config }, async ({ body }, reply) => {
    const { name, password } = body
    const user = { id: shop.newId(), email: body.email.toLowerCase(), name, role: 'shopper' } as const
    const passwordHash = await hashPassword(password)
    const inserted = await insertUser(shop.pool, { ...user, passwordHash, createdAt: shop.clock() })
    if (!inserted) throw new ProblemError('email-taken')
    return reply.code(201).send(await signedIn(shop, user))
  })
}

const signIn = routeSchema({
  tag,
  summary: 'Get a token',
  kind: 'question',
  security: 'none',
  body: SignInBody,
  answer: { 200: SignedIn },
  refusals: ['wrong-credentials'],
})

function addSignIn(api: Api, shop: Shop): void {
  const inTurn = createTurns()
  let turn = 0
  function checkInTurn(credentials: SignIn, ip: string): Promise<Account | null> {
    turn = (turn + 1) % addressTurns
    return inTurn(`address ${turn} ${ip}`, () =>
      inTurn(`account ${credentials.email}`, () => checkLimited(shop, credentials, ip)),
    )
  }
  api.post('/auth/sign-in', { schema: signIn }, async ({ body, ip }) => {
    const credentials = { ...body, email: body.email.toLowerCase() }
    const user = isLimited(shop) ? await checkInTurn(credentials, ip) : await check(shop, credentials)
    if (user === null) throw new ProblemError('wrong-credentials')
    return signedIn(shop, user)
  })
}

const me = routeSchema({ tag, summary: 'The user of the token', answer: { 200: User } })

function addMe(api: Api, shop: Shop): void {
  api.get('/auth/me', { schema: me, preParsing: requireUser }, async (request) => {
    const { userId, role } = identityOf(request)
    const user = await findUser(shop.pool, userId)
    if (!user) throw new ProblemError('unauthenticated')
    return { ...user, role }
  })
}

function isLimited({ config }: Shop): boolean {
  return config.rateLimitPerMinute > 0
}

async function signedIn(shop: Shop, user: Account) {
  const { token, expiresAt } = await shop.tokens.sign(user)
  return { user, token, expiresAt: isoTime(expiresAt) }
}

type SignIn = Wire<typeof SignInBody>

/** The user of these credentials, or null. */
async function check({ pool }: Shop, { email, password }: SignIn): Promise<Account | null> {
  const found = await findCredentials(pool, email)
  const matches = await checkPassword(password, found?.passwordHash ?? null)
  return found && matches ? found.user : null
}

/** As `check`, but refused, also with the right password, after too many failures. */
async function checkLimited(shop: Shop, credentials: SignIn, ip: string): Promise<Account | null> {
  const { pool, clock } = shop
  const account = { subject: `account:${credentials.email}`, failuresMax: accountFailuresMax }
  const address = { subject: `address:${ip}`, failuresMax: addressFailuresMax }
  const seconds = await secondsUntilAllowed(pool, [account, address], clock())
  if (seconds !== null) throw new ProblemError('too-many-requests', { retryAfterSeconds: seconds })
  const user = await check(shop, credentials)
  const subjects = [account.subject, address.subject]
  if (user === null) await countFailure(pool, subjects, { now: clock(), lengthMs: failureWindowMs })
  else await forgetFailures(pool, account.subject)
  return user
}
