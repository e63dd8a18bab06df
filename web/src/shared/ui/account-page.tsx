// What the pages of somebody's own things have in common: the way from one to the other, and the title.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { texts, useTexts } from '../i18n/texts.ts'
import { usePageTitle } from './use-page-title.ts'

const words = texts(
  { mine: '내 정보', orders: '주문 내역', payments: '결제 내역', balance: '잔액', coupons: '내 쿠폰' },
  { mine: 'My pages', orders: 'Orders', payments: 'Payments', balance: 'Balance', coupons: 'Coupons' },
)

const places = [
  ['/me', 'orders'],
  ['/me/payments', 'payments'],
  ['/me/balance', 'balance'],
  ['/me/coupons', 'coupons'],
] as const

type AccountPageProps = {
  readonly title: string
  readonly children: ReactNode
}

export function AccountPage({ title, children }: AccountPageProps) {
  const t = useTexts(words)
  usePageTitle(title)
  return (
    <div className="page-width grid items-start gap-6 py-6 md:grid-cols-[11rem_1fr] md:gap-12 md:py-8">
      <nav aria-label={t.mine} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
        <ul className="flex gap-2 md:grid md:gap-1">
          {places.map(([to, name]) => (
            <li key={to} className="shrink-0">
              <Link
                to={to}
                activeOptions={{ exact: true, includeSearch: false }}
                className="inline-flex min-h-10 items-center rounded-md border border-line px-3 text-sm hover:bg-sunken md:w-full md:border-transparent md:text-base"
                activeProps={{ className: 'bg-brand-faint font-medium text-brand' }}
              >
                {t[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-6">
        <h1 className="text-xl font-bold">{title}</h1>
        {children}
      </div>
    </div>
  )
}
