// The response that every answer of the server is written with. What all of them carry goes out as text made once: set
// header by header on each answer it took a tenth of the shop's time for an order, and lived as long as the order waited
// (docs/adr/0034).

import { type IncomingMessage, ServerResponse } from 'node:http'
import { commonHeaders } from './security.ts'

/** By lower-case name. */
type Headers = Readonly<Record<string, unknown>>

/** Node writes every head with it, whoever asked for it; its types do not name it. */
type HeadWriter = { _storeHeader(firstLine: string, headers: Headers | null | undefined): void }

const { _storeHeader: storeHeader } = ServerResponse.prototype as unknown as HeadWriter
const commonLines = Object.entries(commonHeaders).map(([name, value]) => ({
  name,
  line: `${name}: ${value}\r\n`,
}))
const allLines = commonLines.map(({ line }) => line).join('')

export class ShopResponse<Request extends IncomingMessage = IncomingMessage>
  extends ServerResponse<Request>
  implements HeadWriter
{
  _storeHeader(statusLine: string, headers: Headers | null | undefined): void {
    storeHeader.call(this, statusLine + linesBeside(headers ?? {}), headers)
  }
}

/** What a route says itself stands alone. */
function linesBeside(own: Headers): string {
  const isCommon = ({ name }: { readonly name: string }) => own[name] === undefined
  if (commonLines.every(isCommon)) return allLines
  return commonLines
    .filter(isCommon)
    .map(({ line }) => line)
    .join('')
}
