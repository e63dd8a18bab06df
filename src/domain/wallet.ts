// Balance rules: charge, refund within what was charged lately, use and give back (requirements B1–B7).

import { assert } from './assert.ts'
import { refuseOutOfBounds } from './bounds.ts'
import type { ChargeBalance, RefundBalance } from './command.ts'
import { accept, type Decision } from './decision.ts'
import type { BalanceChanged } from './event.ts'
import { chargeAmountMax, chargeAmountMin } from './limits.ts'
import type { BalanceEntryKind, Funding, Wallet } from './model.ts'
import { refuse } from './rejection.ts'
import { fundingKey, type Snapshot } from './snapshot.ts'

/** Adds a whole amount of won within the limits to the balance (B1, B3). */
export function decideCharge(snapshot: Snapshot, command: ChargeBalance): Decision {
  const { userId, amount, entryId, now } = command
  const wallet = snapshot.wallets.get(userId)
  if (!wallet) return refuse('user-not-found', { userId })
  const bound = { field: 'amount', value: amount, min: chargeAmountMin, max: chargeAmountMax }
  const invalid = refuseOutOfBounds(bound)
  if (invalid) return invalid
  return accept(changeBalance(wallet, { kind: 'charge', amount, entryId, orderId: null, at: now }))
}

/** Pays unspent charged money back (B5). */
export function decideRefund(snapshot: Snapshot, command: RefundBalance): Decision {
  const { userId, amount, entryId, since, now } = command
  const wallet = snapshot.wallets.get(userId)
  if (!wallet) return refuse('user-not-found', { userId })
  const invalid = refuseOutOfBounds({ field: 'amount', value: amount, min: 1, max: Number.MAX_SAFE_INTEGER })
  if (invalid) return invalid
  const funding = snapshot.fundings.get(fundingKey(userId, since))
  assert(funding !== undefined, 'the funding of a refund is loaded')
  const refundable = refundableAmount(wallet.balance, funding)
  if (amount > refundable) return refuse('refund-exceeds-refundable', { refundable })
  return accept(changeBalance(wallet, { kind: 'refund', amount: -amount, entryId, orderId: null, at: now }))
}

/** What could be paid back now: never more than the balance, never more than was charged and not refunded. */
export function refundableAmount(balance: number, funding: Pick<Funding, 'charged' | 'refunded'>): number {
  return Math.max(0, Math.min(balance, funding.charged - funding.refunded))
}

type BalanceChange = {
  readonly kind: BalanceEntryKind
  readonly amount: number
  readonly entryId: string
  readonly orderId: string | null
  readonly at: number
}

/** The next line of a wallet's history. The caller has checked that the balance covers it. */
export function changeBalance(wallet: Wallet, change: BalanceChange): BalanceChanged {
  const balanceAfter = wallet.balance + change.amount
  assert(
    Number.isSafeInteger(balanceAfter) && balanceAfter >= 0,
    'a balance is a whole number, never negative',
  )
  return {
    type: 'BalanceChanged',
    entryId: change.entryId,
    userId: wallet.userId,
    seq: wallet.entryCount + 1,
    kind: change.kind,
    amount: change.amount,
    balanceAfter,
    orderId: change.orderId,
    at: change.at,
  }
}
