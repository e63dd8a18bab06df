// What keeps a line from being ordered as it is.

type Line = {
  readonly quantity: number
  readonly stock: number
  readonly status: 'on-sale' | 'stopped' | 'discontinued'
}

export type Obstacle = 'stopped' | 'sold-out' | 'short'

export function obstacleOf({ status, stock, quantity }: Line): Obstacle | null {
  if (status !== 'on-sale') return 'stopped'
  if (stock <= 0) return 'sold-out'
  return quantity > stock ? 'short' : null
}

export function isObstructed(line: Line): boolean {
  return obstacleOf(line) !== null
}
