// The words of a page or a part of one, in both languages. Both must say the same things: a text that one of them
// lacks does not compile. Each feature has its own file of them, so that its words are loaded with its pages.

import { type Language, useLanguage } from './language.ts'

/** A text, or how to make it of what it names. */
type Text = string | ((...values: never[]) => string)
type Dictionary = { readonly [name: string]: Text | Dictionary }

/** As the first language has it, with any words. */
type SameTexts<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends string
    ? string
    : Words[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : SameTexts<Words[Name]>
}

export type Texts<Words> = Readonly<Record<Language, SameTexts<Words>>>

export function texts<const Words extends Dictionary>(ko: Words, en: SameTexts<Words>): Texts<Words> {
  return { ko: ko as unknown as SameTexts<Words>, en }
}

export function useTexts<Words>(both: Texts<Words>): SameTexts<Words> {
  return both[useLanguage()]
}
