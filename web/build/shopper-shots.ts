// The pages of shoppers beyond the catalogue that `npm run web:screenshots` takes pictures of.

import type { DemoIds, PageShot } from './page-shots.ts'

export function shopperShots(ids: DemoIds): readonly PageShot[] {
  return [
    shot('coupons', '/coupons'),
    shot('my-coupons', '/me/coupons'),
    shot('my-coupons-used', '/me/coupons?status=used'),
    shot('my-coupons-nothing', '/me/coupons?status=expired'),
    shot('cart', '/cart'),
    { ...shot('cart-nothing', '/cart'), as: 'operator' },
    shot('checkout', ids.checkoutPath, (page) => page.getByText('주말 장보기').click()),
    { ...shot('checkout-too-little', `/checkout?product=${ids.plentyId}&quantity=2`), as: 'operator' },
    shot('checkout-short', `/checkout?product=${ids.lowId}&quantity=5`),
    shot('checkout-nothing', '/checkout'),
    shot('order-paid', `/orders/${ids.paidOrderId}`),
    shot('order-pending', `/orders/${ids.pendingOrderId}`),
    shot('order-cancelled', `/orders/${ids.cancelledOrderId}`),
    shot('order-cancel', `/orders/${ids.paidOrderId}`, (page) =>
      page.getByRole('button', { name: '주문 취소' }).click(),
    ),
    shot('my-orders', '/me'),
    { ...shot('my-orders-nothing', '/me'), as: 'operator' },
    shot('my-payments', '/me/payments'),
    shot('my-balance', '/me/balance'),
    { ...shot('my-balance-nothing', '/me/balance'), as: 'operator' },
  ]
}

function shot(name: string, path: string, prepare?: PageShot['prepare']): PageShot {
  return { name, path, as: 'shopper', ...(prepare && { prepare }) }
}
