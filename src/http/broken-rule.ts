// What is wrong with one field of a request, in the reader's language: the rules of the domain that name a field,
// and those that only a request can break.

import { assertNever } from '../domain/assert.ts'
import type { FieldError } from '../domain/rejection.ts'
import type { Language } from './problems.ts'

type WireRule =
  | {
      readonly field: string
      readonly rule: 'address' | 'body' | 'json' | 'cursor' | 'http' | 'nothing-asked'
    }
  | { readonly field: string; readonly rule: 'key'; readonly lengthMax: number }

export type BrokenRule = FieldError | WireRule

export function ruleMessage(error: BrokenRule, language: Language): string {
  return messages(error)[language]
}

function messages(error: BrokenRule): Record<Language, string> {
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
    case 'address':
      return { ko: '해석할 수 없는 주소입니다', en: 'cannot be decoded' }
    case 'body':
      return { ko: '읽을 수 없는 본문입니다', en: 'cannot be read' }
    case 'json':
      return { ko: '올바른 JSON이 아닙니다', en: 'is not valid JSON' }
    case 'http':
      return {
        ko: 'HTTP 요청으로 읽을 수 없거나 헤더가 너무 큽니다',
        en: 'cannot be read as HTTP, or has too large headers',
      }
    case 'cursor':
      return { ko: '이 목록의 커서가 아닙니다', en: 'is not a cursor of this list' }
    case 'nothing-asked':
      return {
        ko: 'products, coupons, me, operations 중 하나 이상이 필요합니다',
        en: 'must ask for products, coupons, me or operations',
      }
    case 'key': {
      const { lengthMax } = error
      return {
        ko: `공백 없는 1~${lengthMax}자의 ASCII 문자여야 합니다`,
        en: `must be 1 to ${lengthMax} printable ASCII characters without spaces`,
      }
    }
    default:
      return assertNever(error)
  }
}
