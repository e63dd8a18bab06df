// Bounded retries with exponential backoff and jitter.

import { setTimeout as sleep } from 'node:timers/promises'

export type RetryPolicy = {
  readonly attemptsMax: number
  readonly delayMsMin: number
  readonly delayMsMax: number
}

/** About 8 seconds in all: longer than a database needs to restart after a crash. */
export const defaultRetryPolicy: RetryPolicy = { attemptsMax: 14, delayMsMin: 10, delayMsMax: 1_000 }

/** Waits before attempt `attempt` (from 1): half of the step is fixed, half is random. */
export async function backoff(policy: RetryPolicy, attempt: number): Promise<void> {
  const stepMs = Math.min(policy.delayMsMax, policy.delayMsMin * 2 ** (attempt - 1))
  await sleep(stepMs / 2 + (Math.random() * stepMs) / 2)
}
