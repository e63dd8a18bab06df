// How long something is yet to come, as people read it: days when there are some, else a clock that counts down.

import type { Language } from '../i18n/language.ts'

const secondMs = 1_000
const minuteSeconds = 60
const hourSeconds = 3_600
const daySeconds = 86_400

const dayWords: Readonly<Record<Language, (days: number, hours: number) => string>> = {
  ko: (days, hours) => `${days}일 ${hours}시간`,
  en: (days, hours) => `${days}d ${hours}h`,
}

/** `2일 3시간`, `03:04:05` or `09:59`; a second that has begun counts. */
export function remainingText(leftMs: number, language: Language): string {
  const seconds = Math.max(0, Math.ceil(leftMs / secondMs))
  const hours = Math.floor((seconds % daySeconds) / hourSeconds)
  if (seconds >= daySeconds) return dayWords[language](Math.floor(seconds / daySeconds), hours)
  const minutes = Math.floor((seconds % hourSeconds) / minuteSeconds)
  const clock = [minutes, seconds % minuteSeconds].map(twoDigits).join(':')
  return hours > 0 ? `${twoDigits(hours)}:${clock}` : clock
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
