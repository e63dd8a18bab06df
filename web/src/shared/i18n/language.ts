// The language of the pages: Korean until somebody chooses English. It also goes to the API with every request, so that
// problems come in the words of the page they are shown on.

import { useSyncExternalStore } from 'react'
import { storedValue } from '../stored-value.ts'

export type Language = 'ko' | 'en'

const language = storedValue<Language>({
  name: 'language',
  fallback: 'ko',
  parse: (stored) => (stored === 'ko' || stored === 'en' ? stored : null),
})

export const { get: currentLanguage, set: chooseLanguage } = language

export function useLanguage(): Language {
  return useSyncExternalStore(language.subscribe, language.get)
}

/** Screen readers and hyphenation go by it. */
export function keepDocumentLanguage(): void {
  const apply = () => {
    document.documentElement.lang = language.get()
  }
  apply()
  language.subscribe(apply)
}
