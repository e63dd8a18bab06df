// Stands in a part of a page that goes away when its deed is done, such as a button that cancels. Who had the focus in it
// goes on at the heading of that section, or of the page, instead of at the very top.

import { useLayoutEffect, useRef } from 'react'

export function HandOverFocus() {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const here = place.current
    return () => {
      // The part and a dialog it asked with are still there, and so is the focus if it is in one of them.
      if (document.activeElement === document.body) return
      const heading = here?.closest('section')?.querySelector<HTMLElement>('h1, h2, h3') ?? null
      setTimeout(() => focusIfLost(heading), 0)
    }
  }, [])
  return <span ref={place} hidden />
}

function focusIfLost(heading: HTMLElement | null): void {
  if (document.activeElement !== document.body) return
  const next = heading?.isConnected ? heading : document.querySelector<HTMLElement>('main h1')
  if (!next) return
  next.tabIndex = -1
  next.focus()
}
