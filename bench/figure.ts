// A single figure of the shop with the bound it is meant to keep, for what is no comparison of rates.

import { markdownTable, median, whole } from './report.ts'

export type Figure = {
  readonly name: string
  readonly measured: string
  readonly goal: string
  readonly met: boolean
}

export function atLeast(name: string, value: number, goal: number, unit: (value: number) => string): Figure {
  return { name, measured: unit(value), goal: `≥ ${unit(goal)}`, met: value >= goal }
}

export function atMost(name: string, value: number, goal: number, unit: (value: number) => string): Figure {
  return { name, measured: unit(value), goal: `≤ ${unit(goal)}`, met: value <= goal }
}

export type Rates = {
  /** Answers a second of each round. */
  readonly rates: readonly number[]
  /** What they are to be a share of, of the rounds beside them. */
  readonly of: readonly number[]
}

/**
 * The median of each round's share of its neighbour: what else the machine does changes from one to the next. The rates are
 * shown too, as a share also falls when the other one rises.
 */
export function shareAtLeast(name: string, { rates, of }: Rates, goal: number): Figure {
  const share = median(rates.map((rate, round) => rate / of[round]!))
  const figure = atLeast(name, share, goal, percent)
  const inRates = `${whole(median(rates))} of ${whole(median(of))}/s`
  return { ...figure, measured: `${figure.measured} (${inRates})` }
}

export const percent = (share: number) => `${Math.round(share * 100)} %`
export const milliseconds = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
export const seconds = (value: number) => `${value.toFixed(1)} s`
export const megabytes = (value: number) => `${Math.round(value)} MB`
export const points = (value: number) => `${value} of 100`
export const times = (value: number) => `${value.toFixed(1)}×`

export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, measured, goal, met }) => [name, measured, goal, met ? 'yes' : 'NO'])
  return markdownTable([['figure', 'measured', 'goal', 'met'], ...rows])
}
