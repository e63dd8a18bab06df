// Moments as people read them, in the time of wherever they are.

import type { Language } from '../i18n/language.ts'

const parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const momentFormat: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', parts),
  en: new Intl.DateTimeFormat('en-GB', { ...parts, month: 'short' }),
}

const dateFormat: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  ko: new Intl.DateTimeFormat('ko-KR', { dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }),
}

/** `11월 22일 14:05`, of a timestamp as the API writes it. */
export function momentText(timestamp: string, language: Language): string {
  return momentFormat[language].format(new Date(timestamp))
}

/** `2026년 11월 22일` */
export function dateText(timestamp: string, language: Language): string {
  return dateFormat[language].format(new Date(timestamp))
}
