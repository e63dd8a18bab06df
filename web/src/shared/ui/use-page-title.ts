// The name of the page in the window's title, which is also what a screen reader says first.

import { useEffect } from 'react'

export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title === undefined ? '장터' : `${title} · 장터`
  }, [title])
}
