// The pages of shoppers. A new one goes here and into shared/page-paths.ts.

import { createRoute } from '@tanstack/react-router'
import { parseSignInSearch } from '../../features/account/sign-in-search.ts'
import { isFiltered, parseCatalogueSearch } from '../../features/catalogue/catalogue-search.ts'
import { bestSellersQuery, productsQuery } from '../../features/catalogue/queries.ts'
import { parseMyCouponsSearch } from '../../features/coupons/my-coupons-search.ts'
import { parseCheckoutSearch } from '../../features/orders/checkout-search.ts'
import { categoriesQuery, productQuery } from '../../shared/api/queries.ts'
import { parsePageSearch } from '../../shared/page-search.ts'
import { requireSession } from './guards.ts'
import { lazyPage } from './lazy-page.ts'
import { only } from './only.ts'
import { rootRoute } from './root-route.ts'

const under = () => rootRoute

export const storefrontRoutes = [
  createRoute({
    getParentRoute: under,
    path: '/',
    validateSearch: only(parseCatalogueSearch),
    loaderDeps: ({ search }) => search,
    loader({ context: { queries }, deps: search }) {
      void queries.prefetchQuery(productsQuery(search))
      void queries.prefetchQuery(categoriesQuery())
      if (!isFiltered(search)) void queries.prefetchQuery(bestSellersQuery())
    },
    component: lazyPage(() => import('../../features/catalogue/catalogue-page.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/products/$id',
    loader: ({ context: { queries }, params: { id } }) => void queries.prefetchQuery(productQuery(id)),
    component: lazyPage(() => import('../../features/catalogue/product-page.tsx'), 'ProductPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/sign-in',
    validateSearch: only(parseSignInSearch),
    component: lazyPage(() => import('../../features/account/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/sign-up',
    validateSearch: only(parseSignInSearch),
    component: lazyPage(() => import('../../features/account/sign-up-page.tsx'), 'SignUpPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/cart',
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/cart/cart-page.tsx'), 'CartPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/coupons',
    validateSearch: only(parsePageSearch),
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/coupons/coupons-page.tsx'), 'CouponsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/me/coupons',
    validateSearch: only(parseMyCouponsSearch),
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/coupons/my-coupons-page.tsx'), 'MyCouponsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/checkout',
    validateSearch: only(parseCheckoutSearch),
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/orders/checkout-page.tsx'), 'CheckoutPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/orders/$id',
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/orders/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/me',
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/orders/orders-page.tsx'), 'OrdersPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/me/payments',
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/orders/payments-page.tsx'), 'PaymentsPage'),
  }),
  createRoute({
    getParentRoute: under,
    path: '/me/balance',
    beforeLoad: requireSession,
    component: lazyPage(() => import('../../features/balance/balance-page.tsx'), 'BalancePage'),
  }),
] as const
