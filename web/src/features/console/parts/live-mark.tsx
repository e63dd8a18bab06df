// Whether what is shown is what is, or what was when the connection was lost.

import { texts, useTexts } from '../../../shared/i18n/texts.ts'
import { classes } from '../../../shared/ui/classes.ts'

const words = texts({ live: '실시간', waiting: '연결하는 중' }, { live: 'Live', waiting: 'Connecting' })

export function LiveMark({ isLive }: { readonly isLive: boolean }) {
  const t = useTexts(words)
  return (
    <span
      role="status"
      className={classes(
        'inline-flex items-center gap-2 rounded-full px-2 py-0.5 text-xs font-medium',
        isLive ? 'bg-brand-faint text-brand' : 'bg-warn-faint text-warn',
      )}
    >
      <span aria-hidden="true" className="relative flex h-2 w-2">
        {isLive && (
          <span className="absolute inline-flex h-full w-full rounded-full bg-brand opacity-75 motion-safe:animate-ping" />
        )}
        <span className="relative inline-flex h-2 w-2 rounded-full bg-current" />
      </span>
      {isLive ? t.live : t.waiting}
    </span>
  )
}
