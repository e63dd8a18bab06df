// How an event runs out, as it happens: what remains, and the line of the last minutes.

import { useEffect, useRef, useState } from 'react'
import { count } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { isLive, useLive } from '../../../shared/live/live.ts'
import { LineChart } from '../dashboard/line-chart.tsx'
import { noSamples, type Samples, withSample } from '../dashboard/samples.ts'
import { LiveMark } from '../parts/live-mark.tsx'
import { Panel } from '../parts/panel.tsx'
import type { Coupon } from './queries.ts'
import { RemainingBar } from './remaining-bar.tsx'
import { words } from './words.ts'

const sampleMs = 1_000

export function RunningOut({ coupon }: { readonly coupon: Coupon }) {
  const t = useTexts(words)
  const { remaining, totalCount, issuedCount } = coupon
  const watched = useRemaining(coupon)
  useLive({ coupons: [coupon.id] })
  return (
    <Panel title={t.live} aside={<LiveMark isLive={watched.isLive} />}>
      <div className="grid gap-6 md:grid-cols-2">
        <div className="grid content-start gap-3">
          <p className="figures text-3xl font-bold">{count(remaining)}</p>
          <RemainingBar remaining={remaining} total={totalCount} />
          <p className="figures flex justify-between text-sm text-soft">
            <span>{t.leftOf(count(remaining), count(totalCount))}</span>
            <span>
              {t.issued} {count(issuedCount)}
            </span>
          </p>
        </div>
        <LineChart
          name={t.liveChart}
          values={watched.samples.values}
          write={count}
          before={t.threeMinutes}
          now={t.atNow}
        />
      </div>
    </Panel>
  )
}

type Watched = { readonly isLive: boolean; readonly samples: Samples<number> }

function useRemaining({ remaining }: Coupon): Watched {
  const newest = useRef(remaining)
  newest.current = remaining
  const [watched, setWatched] = useState<Watched>({ isLive: false, samples: noSamples })
  useEffect(() => {
    const sample = () => {
      const second = Math.floor(Date.now() / sampleMs)
      const known = isLive() ? newest.current : null
      setWatched(({ samples }) => ({ isLive: isLive(), samples: withSample(samples, second, known) }))
    }
    const timer = setInterval(sample, sampleMs)
    return () => clearInterval(timer)
  }, [])
  return watched
}
