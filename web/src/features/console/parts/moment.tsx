// A moment on a page, which programs can read too.

import { momentText } from '../../../shared/format/moment.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'

export function Moment({ time }: { readonly time: string }) {
  return (
    <time dateTime={time} className="figures">
      {momentText(time, useLanguage())}
    </time>
  )
}
