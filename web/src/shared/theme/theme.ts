// Light or dark: as the system says until somebody chooses. The colours themselves follow `color-scheme` in the style
// sheet; this only says which.

import { useSyncExternalStore } from 'react'
import { storedValue } from '../stored-value.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const theme = storedValue<Theme>({
  name: 'theme',
  fallback: 'system',
  parse: (stored) => themes.find((name) => name === stored) ?? null,
})

export const chooseTheme = theme.set

export function useTheme(): Theme {
  return useSyncExternalStore(theme.subscribe, theme.get)
}

export function keepDocumentTheme(): void {
  const apply = () => {
    document.documentElement.dataset.theme = theme.get()
  }
  apply()
  theme.subscribe(apply)
}
