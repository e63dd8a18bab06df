// The pages of operators, for the role admin alone. A new one goes here and into shared/page-paths.ts.

import { createRoute } from '@tanstack/react-router'
import { parseOrderSearch } from '../../features/console/orders/order-search.ts'
import { parseProductSearch } from '../../features/console/products/product-search.ts'
import { parseUserListSearch, parseUserSearch } from '../../features/console/users/user-search.ts'
import { parsePageSearch } from '../../shared/page-search.ts'
import { requireOperator } from './guards.ts'
import { lazyPage } from './lazy-page.ts'
import { only } from './only.ts'
import { rootRoute } from './root-route.ts'

const consoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/admin',
  beforeLoad: requireOperator,
  component: lazyPage(() => import('../../features/console/layout/console-layout.tsx'), 'ConsoleLayout'),
})

const under = () => consoleRoute

export const consoleRoutes = [
  consoleRoute.addChildren([
    createRoute({
      getParentRoute: under,
      path: '/',
      component: lazyPage(
        () => import('../../features/console/dashboard/dashboard-page.tsx'),
        'DashboardPage',
      ),
    }),
    createRoute({
      getParentRoute: under,
      path: '/products',
      validateSearch: only(parseProductSearch),
      component: lazyPage(() => import('../../features/console/products/products-page.tsx'), 'ProductsPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/products/new',
      component: lazyPage(
        () => import('../../features/console/products/new-product-page.tsx'),
        'NewProductPage',
      ),
    }),
    createRoute({
      getParentRoute: under,
      path: '/products/$id',
      component: lazyPage(() => import('../../features/console/products/product-page.tsx'), 'ProductPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/coupons',
      validateSearch: only(parsePageSearch),
      component: lazyPage(() => import('../../features/console/coupons/coupons-page.tsx'), 'CouponsPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/coupons/new',
      component: lazyPage(
        () => import('../../features/console/coupons/new-coupon-page.tsx'),
        'NewCouponPage',
      ),
    }),
    createRoute({
      getParentRoute: under,
      path: '/coupons/$id',
      component: lazyPage(() => import('../../features/console/coupons/coupon-page.tsx'), 'CouponPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/orders',
      validateSearch: only(parseOrderSearch),
      component: lazyPage(() => import('../../features/console/orders/orders-page.tsx'), 'OrdersPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/orders/$id',
      component: lazyPage(() => import('../../features/console/orders/order-page.tsx'), 'OrderPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/users',
      validateSearch: only(parseUserSearch),
      component: lazyPage(() => import('../../features/console/users/users-page.tsx'), 'UsersPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/users/$id',
      validateSearch: only(parseUserListSearch),
      component: lazyPage(() => import('../../features/console/users/user-page.tsx'), 'UserPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/delivery',
      component: lazyPage(() => import('../../features/console/delivery/delivery-page.tsx'), 'DeliveryPage'),
    }),
    createRoute({
      getParentRoute: under,
      path: '/verification',
      component: lazyPage(
        () => import('../../features/console/verification/verification-page.tsx'),
        'VerificationPage',
      ),
    }),
  ]),
] as const
