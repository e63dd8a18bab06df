// How it stands with a platform, and how its figures are told.

export type SinkState = 'live' | 'disabled' | 'unused'

export function sinkState(sink: { readonly inUse: boolean; readonly disabledAt: string | null }): SinkState {
  if (sink.disabledAt !== null) return 'disabled'
  return sink.inUse ? 'live' : 'unused'
}

/** Above this many the shop tells no exact number. */
const exactPendingMax = 10_000

export function isUpperBound(pending: number): boolean {
  return pending > exactPendingMax
}
