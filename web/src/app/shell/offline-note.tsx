// Says that the connection is lost for as long as it is, above whatever page was open.

import { useSyncExternalStore } from 'react'
import { useTexts } from '../../shared/i18n/texts.ts'
import { words } from './words.ts'

function subscribe(listener: () => void): () => void {
  for (const event of ['online', 'offline']) addEventListener(event, listener)
  return () => {
    for (const event of ['online', 'offline']) removeEventListener(event, listener)
  }
}

export function OfflineNote() {
  const t = useTexts(words)
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <p role="status" className="bg-warn-faint text-center text-sm text-warn">
      {!isOnline && <span className="block p-2">{t.offline}</span>}
    </p>
  )
}
