// Which lines of the cart are not to be ordered now, kept for the way to the checkout and back.

import { storedValue } from '../../shared/stored-value.ts'

export const leftOutLines = storedValue<readonly string[]>({
  name: 'cart-left-out',
  fallback: [],
  parse: (stored) => (Array.isArray(stored) && stored.every((id) => typeof id === 'string') ? stored : null),
})
