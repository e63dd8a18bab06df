// The parts of the console, in the order of its menu.

import type { IconName } from '../../../shared/ui/icon.tsx'

export const sections = [
  { name: 'dashboard', to: '/admin', icon: 'gauge' },
  { name: 'products', to: '/admin/products', icon: 'box' },
  { name: 'coupons', to: '/admin/coupons', icon: 'ticket' },
  { name: 'orders', to: '/admin/orders', icon: 'receipt' },
  { name: 'users', to: '/admin/users', icon: 'people' },
  { name: 'delivery', to: '/admin/delivery', icon: 'send' },
  { name: 'verification', to: '/admin/verification', icon: 'shield' },
] as const satisfies readonly {
  name: string
  to: string
  icon: IconName
}[]

/** Where an address belongs: the start is only itself, the others are all that is below them. */
export function sectionOf(pathname: string): (typeof sections)[number] {
  const path = pathname.replace(/\/$/, '')
  return (
    sections.find(({ to }) => path === to || (to !== '/admin' && path.startsWith(`${to}/`))) ?? sections[0]
  )
}
