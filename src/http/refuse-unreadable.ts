// The answer to what Node cannot read as a request, because it is no HTTP, its headers are too large or its end does not
// come: there is no request then, so no hook and no error handler runs. The connection ends with it.

import type { Socket } from 'node:net'
import { invalidRequest, problemJson, problemType } from './problem-error.ts'
import { commonHeaders } from './security.ts'

/** What Node tells of a connection it gave up. */
type ConnectionError = Error & { readonly code?: string }

export function refuseUnreadable(newId: () => string) {
  return (error: ConnectionError, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    if (socket.writable) socket.write(answer(newId()))
    socket.destroy(error)
  }
}

/** Korean, as the headers that would name a language were not read. */
function answer(requestId: string): string {
  const body = problemJson(invalidRequest({ field: 'request', rule: 'http' }), 'ko', requestId)
  const headers = {
    ...commonHeaders,
    'x-request-id': requestId,
    'content-type': problemType,
    'content-language': 'ko',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`
}
