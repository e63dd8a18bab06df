// Keeps the stock of the products on the page as it is, without reloading: while this hook is mounted, every answer that
// holds one of these products follows the shop.

import { useLive } from './live.ts'

export function useLiveStock(productIds: readonly string[]): void {
  useLive({ products: productIds })
}
