// How a stock is spoken of: a few left are counted, plenty is not worth a word.

const lowStockMax = 10

export type StockState = 'sold-out' | 'low' | 'plenty'

export function stockState(stock: number): StockState {
  if (stock <= 0) return 'sold-out'
  return stock <= lowStockMax ? 'low' : 'plenty'
}
