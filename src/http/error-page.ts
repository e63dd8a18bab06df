// The page a person in a browser sees instead of a problem document (requirement X4). No script, no outside
// file; its one style block is allowed by its hash.

import { createHash } from 'node:crypto'
import type { Language } from './problems.ts'

const style = `
:root { color-scheme: light dark; font-family: system-ui, "Apple SD Gothic Neo", "Noto Sans KR", sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { max-width: 32rem; padding: 2rem; }
.status { font-size: 4rem; font-weight: 700; margin: 0; opacity: .25; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.5rem; margin: .5rem 0; }
p { line-height: 1.6; word-break: keep-all; overflow-wrap: anywhere; }
small { opacity: .7; }
`

const styleHash = createHash('sha256').update(style).digest('base64')

export const errorPagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

type ErrorPage = {
  readonly language: Language
  readonly status: number
  readonly title: string
  readonly detail: string
  /** What is wrong with which field. */
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly requestId: string
}

const words = {
  ko: { home: '처음으로', request: '요청 번호' },
  en: { home: 'Back to the start', request: 'Request' },
}

export function errorPage({ language, status, title, detail, errors, requestId }: ErrorPage): string {
  const { home, request } = words[language]
  const lines = errors.map(
    ({ field, message }) => `<li><b>${escapeHtml(field)}</b>: ${escapeHtml(message)}</li>\n`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status} ${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="status">${status}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(detail)}</p>
${lines.length > 0 ? `<ul>\n${lines.join('')}</ul>\n` : ''}<p><a href="/">${home}</a></p>
<small>${request}: ${escapeHtml(requestId)}</small>
</main>
</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}
