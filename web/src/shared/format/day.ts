// Days as people read them. The shop's days are days, not moments: `2026-02-03` is that day wherever it is read. Not by Intl,
// for the reason given in won.ts.

import type { Language } from '../i18n/language.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec']

/** `2월 3일` or `3 Feb`, of a day as the API writes it. */
export function dayText(day: string, language: Language): string {
  const [, month = 0, date] = day.split('-').map(Number)
  return language === 'ko' ? `${month}월 ${date}일` : `${date} ${months[month - 1]}`
}
