// CPU time and memory of processes from /proc: what an order costs whatever else runs on the machine.

import { readdirSync, readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** CPU seconds a process has used so far, its threads included. */
export function cpuSeconds(pid: number): number {
  const fields = statOf(pid)
  return fields ? (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : 0
}

/** CPU seconds of a process and its living children. */
export function familyCpuSeconds(parent: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)?.[1]) === parent)
  return [parent, ...children].reduce((sum, pid) => sum + cpuSeconds(pid), 0)
}

/** The most memory a process had resident so far. */
export function peakMemoryMegabytes(pid: number): number {
  return megabytesOf(pid, 'VmHWM')
}

/** The memory a process has resident now. */
export function memoryMegabytes(pid: number): number {
  return megabytesOf(pid, 'VmRSS')
}

function megabytesOf(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1_024
}

/** The fields after the command's name, or null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}
