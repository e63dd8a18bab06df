// PostgreSQL's log file. The server writes to it itself, so a busy or dead shop never blocks it; this keeps the file
// bounded (one older part is kept beside it) and quotes its end when a start fails. Never parses lines.

import { closeSync, copyFileSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs'

export type ServerLog = {
  /** To be handed to the server as its stderr. */
  readonly fd: number
  sizeBytes(): number
  /** What was written after this size, at most the last 4,000 bytes. */
  tail(sinceBytes: number): string
  close(): void
}

const logBytesMax = 8 * 1024 * 1024
const tailBytesMax = 4_000
const trimEveryMs = 10_000

export function openServerLog(path: string): ServerLog {
  // Appending, so that after a truncation the server goes on at the start of the file.
  const fd = openSync(path, 'a+', 0o600)
  trim(path, fd)
  const timer = setInterval(() => trim(path, fd), trimEveryMs).unref()
  return {
    fd,
    sizeBytes: () => fstatSync(fd).size,
    tail: (sinceBytes) => readTail(fd, sinceBytes),
    close: () => {
      clearInterval(timer)
      closeSync(fd)
    },
  }
}

function trim(path: string, fd: number): void {
  if (fstatSync(fd).size <= logBytesMax) return
  try {
    copyFileSync(path, `${path}.1`)
  } catch {
    // A full disk: rather lose the old part than let the log take the last of it.
  }
  ftruncateSync(fd)
}

function readTail(fd: number, sinceBytes: number): string {
  const end = fstatSync(fd).size
  const start = Math.max(end - tailBytesMax, sinceBytes <= end ? sinceBytes : 0)
  const bytes = Buffer.alloc(end - start)
  const length = readSync(fd, bytes, 0, bytes.length, start)
  return bytes.toString('utf8', 0, length).trim()
}
