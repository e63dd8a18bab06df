// Every broken rule has words in both languages, with its bounds in them.

import { expect, test } from 'vitest'
import { type BrokenRule, ruleMessage } from './broken-rule.ts'

test.each<[BrokenRule, string, string]>([
  [
    { field: 'f', rule: 'whole-number-between', min: 1, max: 9 },
    '1에서 9 사이의 정수여야 합니다',
    'must be a whole number from 1 to 9',
  ],
  [
    { field: 'f', rule: 'count-between', min: 1, max: 50 },
    '1개에서 50개까지 가능합니다',
    'must have 1 to 50 entries',
  ],
  [{ field: 'f', rule: 'later-than', other: 'start' }, 'start보다 늦어야 합니다', 'must be later than start'],
  [{ field: 'f', rule: 'uuid' }, '소문자로 된 UUID여야 합니다', 'must be a UUID in lower case'],
  [
    { field: 'f', rule: 'time' },
    '시간대를 포함한 시각이어야 합니다 (예: 2026-11-21T09:00:00+09:00)',
    'must be a time with its zone, such as 2026-11-21T09:00:00+09:00',
  ],
  [{ field: 'f', rule: 'nul' }, 'NUL 문자를 포함할 수 없습니다', 'must not contain a NUL character'],
  [{ field: 'f', rule: 'blank' }, '공백만으로는 안 됩니다', 'must not be blank'],
  [{ field: 'f', rule: 'zero' }, '0이 아니어야 합니다', 'must not be 0'],
  [
    { field: 'f', rule: 'one-of', values: ['a', 'b'] },
    '다음 중 하나여야 합니다: a, b',
    'must be one of: a, b',
  ],
  [
    { field: 'f', rule: 'not-with', other: 'cursor' },
    'cursor와 함께 쓸 수 없습니다',
    'cannot be used together with cursor',
  ],
  [{ field: 'url', rule: 'address' }, '해석할 수 없는 주소입니다', 'cannot be decoded'],
  [{ field: 'body', rule: 'body' }, '읽을 수 없는 본문입니다', 'cannot be read'],
  [{ field: 'body', rule: 'json' }, '올바른 JSON이 아닙니다', 'is not valid JSON'],
  [{ field: 'cursor', rule: 'cursor' }, '이 목록의 커서가 아닙니다', 'is not a cursor of this list'],
  [
    { field: 'Idempotency-Key', rule: 'key', lengthMax: 255 },
    '공백 없는 1~255자의 ASCII 문자여야 합니다',
    'must be 1 to 255 printable ASCII characters without spaces',
  ],
])('%j', (rule, ko, en) => {
  expect([ruleMessage(rule, 'ko'), ruleMessage(rule, 'en')]).toEqual([ko, en])
})
