// Moments as people read them, in the time of wherever they are, with the year where it is not this one.

import type { Language } from '../i18n/language.ts'
import { shopNow } from '../time/shop-clock.ts'

const parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

type Formats = Readonly<Record<Language, Intl.DateTimeFormat>>

const momentFormat: Formats = {
  ko: new Intl.DateTimeFormat('ko-KR', parts),
  en: new Intl.DateTimeFormat('en-GB', { ...parts, month: 'short' }),
}

const otherYearFormat: Formats = {
  ko: new Intl.DateTimeFormat('ko-KR', { ...parts, year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { ...parts, month: 'short', year: 'numeric' }),
}

const dateFormat: Formats = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }),
}

/** `11월 22일 14:05`, or `2025년 11월 22일 14:05` in another year than `now` is in, of a timestamp as the API writes it. */
export function momentText(timestamp: string, language: Language, now = shopNow()): string {
  const moment = new Date(timestamp)
  const isThisYear = moment.getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? momentFormat : otherYearFormat)[language].format(moment)
}

/** `2026년 11월 22일` */
export function dateText(timestamp: string, language: Language): string {
  return dateFormat[language].format(new Date(timestamp))
}
