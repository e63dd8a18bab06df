// Turns commands away at the door while the queue is full, before their token, their body or their fields cost
// anything: under a crowd most requests end here. The larger the crowd, the longer it is asked to wait.

import { performance } from 'node:perf_hooks'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import type { Engine } from '../engine/engine.ts'
import { ProblemError } from './problem-error.ts'

/** Refusals a second that each add a second to Retry-After, up to the longest wait. */
const refusalsPerSecondOfWait = 100
const retryAfterSecondsMax = 30

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route goes through the engine, unless it reads. */
    isCommand?: true
  }
}

/** An onRequest hook. Reads pass: they have connections of their own. */
export function refuseWhenFull(engine: Pick<Engine, 'isFull'>) {
  const retryAfterSeconds = createCrowdMeter()
  return (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const { method } = request
    const isRead = method === 'GET' || method === 'HEAD'
    if (isRead || !request.routeOptions.config.isCommand || !engine.isFull()) return done()
    done(new ProblemError('overloaded', { retryAfterSeconds: retryAfterSeconds(performance.now()) }))
  }
}

/** To be asked once per refusal: counts them by the second and answers by the last full one. */
export function createCrowdMeter(): (nowMs: number) => number {
  let second = 0
  let refused = 0
  let refusedBefore = 0
  return (nowMs) => {
    const current = Math.floor(nowMs / 1_000)
    if (current !== second) {
      refusedBefore = current === second + 1 ? refused : 0
      refused = 0
      second = current
    }
    refused += 1
    return Math.min(retryAfterSecondsMax, 1 + Math.floor(refusedBefore / refusalsPerSecondOfWait))
  }
}
