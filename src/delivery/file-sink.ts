// Events as lines of JSON at the end of a file (NDJSON). Every batch opens the file anew: a file that was rotated away
// is made again, and a line that a crash tore, of this process or of another, is cut off before more is written. The
// events of a torn line were never confirmed, so they come again. It refuses nothing.

import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CloudEvent } from './cloud-event.ts'
import type { Sink } from './sink.ts'

const newline = 0x0a
const chunkBytes = 64 * 1024

/** One writer at a time: the relay holds its cursor while it publishes. */
export function createFileSink(path: string, name = 'file'): Sink {
  return {
    name,
    async publish(events) {
      if (events.length === 0) return []
      await mkdir(dirname(path), { recursive: true })
      const file = await open(path, 'a+')
      try {
        const isNew = (await cutTornLine(file)) === 0
        await file.appendFile(linesOf(events))
        await file.datasync()
        if (isNew) await syncFolder(dirname(path))
      } finally {
        await file.close()
      }
      return []
    },
    close: () => Promise.resolve(),
  }
}

function linesOf(events: readonly CloudEvent[]): string {
  return events.map(({ json }) => `${json}\n`).join('')
}

/** Resolves to the size of what is left: nothing, or whole lines. */
async function cutTornLine(file: FileHandle): Promise<number> {
  const { size } = await file.stat()
  const wholeBytes = await endOfLastLine(file, size)
  if (wholeBytes < size) await file.truncate(wholeBytes)
  return wholeBytes
}

/** Searches backwards; a file that ends well costs one byte. */
async function endOfLastLine(file: FileHandle, size: number): Promise<number> {
  let end = size
  let length = 1
  while (end > 0) {
    const start = Math.max(0, end - length)
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(end - start),
      position: start,
    })
    const found = buffer.subarray(0, bytesRead).lastIndexOf(newline)
    if (found >= 0) return start + found + 1
    end = start
    length = chunkBytes
  }
  return 0
}

/** Makes the name of a new file survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
