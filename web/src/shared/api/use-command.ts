// Something a person wants done, once: an order, a charge, a claim. While it runs, another press of the button is
// nothing; when the answer gets lost it is asked for again with the same key, a few times and ever more slowly; and when
// that is in vain, the next press asks with that key too.

import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type AttemptKeys, createAttemptKeys, randomKey } from './attempt-keys.ts'
import { isUnanswered, problemIn, ShopRefusal } from './problem.ts'

const retriesMax = 4
const firstDelayMs = 400
const delayMsMax = 8_000

let keys: AttemptKeys | null = null

function attemptKeys(): AttemptKeys {
  keys ??= createAttemptKeys({ storage: tabStorage(), now: Date.now, newKey: randomKey })
  return keys
}

/** The tab's own; where a browser forbids it, the page's. */
function tabStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  try {
    sessionStorage.setItem('jangteo.attempt', '')
    return sessionStorage
  } catch {
    const kept = new Map<string, string>()
    return {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, text) => void kept.set(name, text),
      removeItem: (name) => void kept.delete(name),
    }
  }
}

type Command<Input, Result> = {
  /** Of the attempt; two commands of one name share their key, so what has an id is named with it. */
  readonly name: string
  readonly run: (input: Input, idempotencyKey: string) => Promise<Result>
  /** False for routes that take no key: what may have been done already is not asked for again by itself. */
  readonly isRepeatable?: boolean
  readonly onSuccess?: (result: Result, input: Input) => void
  readonly onError?: (error: Error, input: Input) => void
}

type RunningCommand<Input, Result> = Pick<
  UseMutationResult<Result, Error, Input>,
  'data' | 'error' | 'isPending' | 'reset' | 'failureCount'
> & { submit(input: Input): void }

export function useCommand<Input, Result>(command: Command<Input, Result>): RunningCommand<Input, Result> {
  const isRunning = useRef(false)
  const { name, run, isRepeatable = true, onSuccess, onError } = command
  const mutation = useMutation<Result, Error, Input>({
    mutationFn: (input) => run(input, attemptKeys().keyFor(name, input)),
    retry: (failures, error) => failures < retriesMax && mayRepeat(error, isRepeatable),
    retryDelay,
    onSuccess: (result, input) => onSuccess?.(result, input),
    onError: (error, input) => onError?.(error, input),
    onSettled: (_result, error) => {
      isRunning.current = false
      if (!isUnanswered(error)) attemptKeys().answered(name)
    },
  })
  const { data, error, isPending, reset, failureCount, mutate } = mutation
  function submit(input: Input): void {
    if (isRunning.current) return
    isRunning.current = true
    mutate(input)
  }
  return { data, error, isPending, reset, failureCount, submit }
}

function mayRepeat(error: Error, isRepeatable: boolean): boolean {
  return isRepeatable ? isUnanswered(error) : problemIn(error, 'overloaded') !== null
}

/** As long as the shop asks for, else twice as long each time, and never the same for everybody. */
function retryDelay(failures: number, error: Error): number {
  const asked = error instanceof ShopRefusal ? error.retryAfterMs : null
  const delayMs = Math.min(firstDelayMs * 2 ** failures, delayMsMax)
  return (asked ?? delayMs) * (1 + Math.random() / 4)
}
