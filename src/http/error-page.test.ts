// The promises of the error page: nothing a request brought in becomes markup, and nothing is loaded or run.

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { errorPage, errorPagePolicy } from './error-page.ts'

const evil = `<script>alert("1" & '2')</script>`
const escaped = '&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;'
const page = {
  language: 'ko',
  status: 404,
  title: '제목',
  detail: '설명',
  errors: [],
  requestId: 'r-1',
} as const

test('shows status, title, detail and request id, in its language', () => {
  const html = errorPage(page)
  for (const part of [
    '<html lang="ko">',
    '>404<',
    '<h1>제목</h1>',
    '<p>설명</p>',
    '요청 번호: r-1',
    'href="/"',
  ]) {
    expect(html).toContain(part)
  }
  expect(errorPage({ ...page, language: 'en' })).toContain('<html lang="en">')
})

test('lists what is wrong with which field, and no empty list', () => {
  const errors = [{ field: 'limit', message: evil }]
  expect(errorPage({ ...page, errors })).toContain(`<li><b>limit</b>: ${escaped}</li>`)
  expect(errorPage(page)).not.toContain('<ul')
})

test.each(['title', 'detail', 'requestId'])('escapes the %s', (field) => {
  const html = errorPage({ ...page, [field]: evil })
  expect(html).toContain(escaped)
  expect(html).not.toContain('<script')
})

test('its policy allows its one style, by hash, and nothing else', () => {
  const [, style] = /<style>([\s\S]*)<\/style>/.exec(errorPage(page))!
  const hash = createHash('sha256').update(style!).digest('base64')
  expect(errorPagePolicy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`)
  expect(errorPage(page)).not.toMatch(/<script|<img|<link|style="| on\w+=/)
})
