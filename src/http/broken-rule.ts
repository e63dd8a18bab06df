// What is wrong with one field of a request, in the reader's language: the rules of the domain that name a field,
// and those that only a request can break.

import type { FieldError } from '../domain/rejection.ts'
import type { Language } from './problems.ts'

type Words = Readonly<Record<Language, string>>

/** Those that say all with their name. */
const plainWords = {
  address: { ko: '해석할 수 없는 주소입니다', en: 'cannot be decoded' },
  body: { ko: '읽을 수 없는 본문입니다', en: 'cannot be read' },
  json: { ko: '올바른 JSON이 아닙니다', en: 'is not valid JSON' },
  http: {
    ko: 'HTTP 요청으로 읽을 수 없거나 헤더가 너무 큽니다',
    en: 'cannot be read as HTTP, or has too large headers',
  },
  cursor: { ko: '이 목록의 커서가 아닙니다', en: 'is not a cursor of this list' },
  'nothing-asked': {
    ko: 'products, coupons, me, operations 중 하나 이상이 필요합니다',
    en: 'must ask for products, coupons, me or operations',
  },
  uuid: { ko: '소문자로 된 UUID여야 합니다', en: 'must be a UUID in lower case' },
  time: {
    ko: '시간대를 포함한 시각이어야 합니다 (예: 2026-11-21T09:00:00+09:00)',
    en: 'must be a time with its zone, such as 2026-11-21T09:00:00+09:00',
  },
  nul: { ko: 'NUL 문자를 포함할 수 없습니다', en: 'must not contain a NUL character' },
  blank: { ko: '공백만으로는 안 됩니다', en: 'must not be blank' },
  zero: { ko: '0이 아니어야 합니다', en: 'must not be 0' },
} as const satisfies Readonly<Record<string, Words>>

type WireRule =
  | { readonly field: string; readonly rule: keyof typeof plainWords }
  | { readonly field: string; readonly rule: 'key'; readonly lengthMax: number }
  | { readonly field: string; readonly rule: 'one-of'; readonly values: readonly unknown[] }
  | { readonly field: string; readonly rule: 'not-with'; readonly other: string }

export type BrokenRule = FieldError | WireRule

export function ruleMessage(error: BrokenRule, language: Language): string {
  return wordsOf(error)[language]
}

function wordsOf(error: BrokenRule): Words {
  switch (error.rule) {
    case 'whole-number-between': {
      const { min, max } = error
      return {
        ko: `${min}에서 ${max} 사이의 정수여야 합니다`,
        en: `must be a whole number from ${min} to ${max}`,
      }
    }
    case 'count-between': {
      const { min, max } = error
      return { ko: `${min}개에서 ${max}개까지 가능합니다`, en: `must have ${min} to ${max} entries` }
    }
    case 'later-than':
      return { ko: `${error.other}보다 늦어야 합니다`, en: `must be later than ${error.other}` }
    case 'key': {
      const { lengthMax } = error
      return {
        ko: `공백 없는 1~${lengthMax}자의 ASCII 문자여야 합니다`,
        en: `must be 1 to ${lengthMax} printable ASCII characters without spaces`,
      }
    }
    case 'one-of': {
      const values = error.values.join(', ')
      return { ko: `다음 중 하나여야 합니다: ${values}`, en: `must be one of: ${values}` }
    }
    case 'not-with':
      return { ko: `${error.other}와 함께 쓸 수 없습니다`, en: `cannot be used together with ${error.other}` }
    default:
      return plainWords[error.rule]
  }
}
