// UUIDv7 for everything the shop makes: sorted by time, unique without asking anybody. Random bytes are drawn
// in blocks, because asking the system for sixteen at a time cost a tenth of an order.

import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

const idsPerBlock = 512
const bytesPerId = 16
const sequenceMask = 0x7fff_ffff

/** Ids of one source rise strictly, also within a millisecond. */
export function createIdSource(clock: () => number): () => string {
  const block = Buffer.alloc(idsPerBlock * bytesPerId)
  let offset = block.length
  let msecs = 0
  let seq = 0
  return () => {
    if (offset === block.length) {
      randomFillSync(block)
      offset = 0
    }
    const random = block.subarray(offset, offset + bytesPerId)
    offset += bytesPerId
    const now = clock()
    if (now > msecs) {
      msecs = now
      seq = random.readUInt32BE(6) & sequenceMask
    } else {
      seq += 1
    }
    return v7({ random, msecs, seq })
  }
}
