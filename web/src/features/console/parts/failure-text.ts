// What to say of a command that failed: the shop's own words for it, or that the shop could not be asked.

import { ShopRefusal } from '../../../shared/api/problem.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { words } from './words.ts'

export function useFailureText(): (error: Error) => string {
  const { unreachable } = useTexts(words)
  return (error) => (error instanceof ShopRefusal ? error.problem.detail : unreachable)
}
