// How long to wait before the next try: doubling pauses of which half is random, so that many waiters do not return at
// the same moment.

/** `failures` counts from 1. */
export function backoffMs(failures: number, pause: { readonly min: number; readonly max: number }): number {
  const stepMs = Math.min(pause.max, pause.min * 2 ** (failures - 1))
  return Math.round(stepMs / 2 + (Math.random() * stepMs) / 2)
}
