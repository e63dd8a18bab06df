// The table at the end of a bench: medians over the rounds, with the lowest and highest of them.

import type { Comparison } from './compare.ts'
import type { Round } from './site.ts'

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const whole = (value: number) => Math.round(value).toLocaleString('en-US')

export function ratesOf(rounds: readonly Round[]): number[] {
  return rounds.map(({ perSecond }) => perSecond)
}

function spread(values: readonly number[]): string {
  if (values.length === 0) return '–'
  const range = values.length > 1 ? ` (${whole(Math.min(...values))}–${whole(Math.max(...values))})` : ''
  return `${whole(median(values))}${range}`
}

/** The median of each round's ratio to its neighbour: the machine's speed changes from one to the next. */
function ratio(values: readonly number[], others: readonly number[]): string {
  if (others.length === 0) return '–'
  const ratios = values.map((value, round) => value / others[round]!)
  const times = (value: number) => value.toFixed(1)
  const range = ratios.length > 1 ? ` (${times(Math.min(...ratios))}–${times(Math.max(...ratios))})` : ''
  return `${times(median(ratios))}×${range}`
}

function milliseconds(rounds: readonly Round[], quantile: 'p50' | 'p95' | 'p99'): string {
  if (rounds.length === 0) return '–'
  return median(rounds.map(({ latencyMs }) => latencyMs[quantile])).toFixed(1)
}

function microseconds(rounds: readonly Round[], process: keyof Round['cpu']): string {
  const values = rounds.map(({ cpu }) => cpu[process]).filter((value) => value !== null)
  return values.length === 0 ? '–' : whole(median(values))
}

function batchSize(rounds: readonly Round[]): string {
  const sizes = rounds.map((round) => round.batchSize).filter((size) => size !== null)
  return sizes.length === 0 ? '–' : whole(median(sizes))
}

function refusals(rounds: readonly Round[]): string {
  const counts: Record<string, number> = {}
  for (const { outcomes } of rounds) {
    for (const [outcome, count] of Object.entries(outcomes)) {
      if (outcome >= '400') counts[outcome] = (counts[outcome] ?? 0) + count
    }
  }
  return Object.entries(counts)
    .map(([outcome, count]) => `${outcome} ${whole(count)}`)
    .join(', ')
}

const heads = [
  'scenario',
  'clients',
  'shop/s (min–max)',
  'p50 ms',
  'p95',
  'p99',
  'CPU µs: shop',
  'database',
  'load',
  'batch',
  'baseline/s (min–max)',
  'p50 ms',
  'p99',
  'ratio (min–max)',
  'pgbench/s (min–max)',
  'ratio (min–max)',
]

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ title, clients, shop, baseline, storedProcedure }) => [
    title,
    String(clients),
    spread(ratesOf(shop)),
    milliseconds(shop, 'p50'),
    milliseconds(shop, 'p95'),
    milliseconds(shop, 'p99'),
    microseconds(shop, 'server'),
    microseconds(shop, 'database'),
    microseconds(shop, 'load'),
    batchSize(shop),
    spread(ratesOf(baseline)),
    milliseconds(baseline, 'p50'),
    milliseconds(baseline, 'p99'),
    ratio(ratesOf(shop), ratesOf(baseline)),
    spread(storedProcedure),
    ratio(ratesOf(shop), storedProcedure),
  ])
  const refused = comparisons.flatMap(({ title, shop, baseline }) =>
    [
      ['shop', refusals(shop)],
      ['baseline', refusals(baseline)],
    ]
      .filter(([, text]) => text !== '')
      .map(([who, text]) => `${title}, ${who} refused: ${text}`),
  )
  return [markdownTable([heads, ...rows]), ...refused].join('\n')
}

export function markdownTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(rows[0]!), rule, ...rows.slice(1).map(line)].join('\n')
}
