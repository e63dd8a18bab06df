// A line of the last minutes. What it says is said in words beside it; to screen readers it is a picture with a name.

import { linePath, samplesMax, scaleMax } from './samples.ts'

const width = 320
const height = 72

type LineChartProps = {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** Of the end of the scale. */
  readonly write: (value: number) => string
  readonly now: string
  readonly before: string
}

export function LineChart({ name, values, write, now, before }: LineChartProps) {
  const max = scaleMax(values)
  const path = linePath(values, { width, height, max })
  const isWhole = values.length > 1 && values.every((value) => value !== null)
  const left = ((samplesMax - values.length) * width) / (samplesMax - 1)
  return (
    <figure className="grid gap-1">
      <div className="relative">
        <svg
          role="img"
          aria-label={name}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="block h-[4.5rem] w-full overflow-visible"
        >
          <path
            d={`M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}`}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
          {isWhole && (
            <path d={`${path}L${width} ${height}L${left} ${height}Z`} className="fill-brand-faint" />
          )}
          <path
            d={path}
            fill="none"
            strokeWidth="2"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
            className="stroke-brand"
          />
        </svg>
        <span className="figures absolute top-0 left-0 rounded-sm bg-surface px-1 text-xs text-soft">
          {write(max)}
        </span>
      </div>
      <figcaption className="flex justify-between text-xs text-soft">
        <span>{before}</span>
        <span>{now}</span>
      </figcaption>
    </figure>
  )
}
