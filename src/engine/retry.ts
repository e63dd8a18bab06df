// Bounded retries with exponential backoff and jitter.

import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

export type RetryPolicy = {
  readonly attemptsMax: number
  readonly delayMsMin: number
  readonly delayMsMax: number
  /** No attempt begins later than this after the first one began. */
  readonly elapsedMsMax?: number
}

/**
 * Pauses of about 8 seconds in all: longer than a database needs to restart after a crash. Attempts that take long
 * themselves, for a lock (10 s) or for a host that is away (5 s), are ended by the clock: callers wait for them.
 */
export const defaultRetryPolicy: RetryPolicy = {
  attemptsMax: 14,
  delayMsMin: 10,
  delayMsMax: 1_000,
  elapsedMsMax: 20_000,
}

/** Counts the attempts at one thing, from now. */
export function startAttempts(policy: RetryPolicy): { readonly isLast: (attempt: number) => boolean } {
  const { attemptsMax, elapsedMsMax = Number.POSITIVE_INFINITY } = policy
  const endsAt = performance.now() + elapsedMsMax
  return { isLast: (attempt) => attempt >= attemptsMax || performance.now() >= endsAt }
}

/** Waits before attempt `attempt` (from 1): half of the step is fixed, half is random. */
export async function backoff(policy: RetryPolicy, attempt: number): Promise<void> {
  const stepMs = Math.min(policy.delayMsMax, policy.delayMsMin * 2 ** (attempt - 1))
  await sleep(stepMs / 2 + (Math.random() * stepMs) / 2)
}
