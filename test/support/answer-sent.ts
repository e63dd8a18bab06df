// What a handler that sends an answer itself has sent, without a server.

import type { FastifyReply, FastifyRequest } from 'fastify'

export type AnswerSent = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

export function answerSent(
  request: object,
  send: (request: FastifyRequest, reply: FastifyReply) => unknown,
): AnswerSent {
  const answer = { status: 0, headers: {} as Record<string, unknown>, body: '' }
  const reply = {
    code(status: number) {
      answer.status = status
      return reply
    },
    header(name: string, value: unknown) {
      answer.headers[name] = value
      return reply
    },
    type: (value: string) => reply.header('content-type', value),
    send(body: string) {
      answer.body = body
      return reply
    },
  }
  send(request as FastifyRequest, reply as unknown as FastifyReply)
  return answer
}
