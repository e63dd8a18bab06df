// A field of a search that shows the words of the address. It never replaces the field, so who searches with the keyboard
// stays in it.

import { type RefObject, useEffect, useRef } from 'react'

/** For the `ref` of the field: it shows `value` whenever that changes, and what is typed until then. */
export function useShownValue(value: string): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current) field.current.value = value
  }, [value])
  return field
}
