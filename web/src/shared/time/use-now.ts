// The shop's time, once a second, for what counts down.

import { useEffect, useState } from 'react'
import { shopNow } from './shop-clock.ts'

const tickMs = 1_000

/** Epoch milliseconds; stands still when nothing counts. */
export function useNow(isCounting = true): number {
  const [now, setNow] = useState(shopNow)
  useEffect(() => {
    if (!isCounting) return
    setNow(shopNow())
    const timer = setInterval(() => setNow(shopNow()), tickMs)
    return () => clearInterval(timer)
  }, [isCounting])
  return now
}
