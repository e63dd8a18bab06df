// The name of the page and of the shop in the window's title, which is also what a screen reader says first.

import { useEffect } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'

const words = texts({ shop: '장터' }, { shop: 'Jangteo' })

export function usePageTitle(title: string | undefined): void {
  const { shop } = useTexts(words)
  useEffect(() => {
    document.title = title === undefined ? shop : `${title} · ${shop}`
  }, [title, shop])
}
