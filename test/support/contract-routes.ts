// Every route of the HTTP contract, by method and path, with who may call it. The paths of `/api/v1` stand without it.

export type ContractRoute = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Open routes need no token; admin routes refuse shoppers. */
  readonly access: 'open' | 'user' | 'admin'
}

function routes(access: ContractRoute['access'], lines: string): ContractRoute[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [method, path] = line.trim().split(' ') as [ContractRoute['method'], string]
      return { method, path, access }
    })
}

export const contractRoutes: readonly ContractRoute[] = [
  ...routes(
    'open',
    `POST /auth/sign-up
     POST /auth/sign-in
     GET :/health/live
     GET :/health/ready
     GET :/metrics
     GET :/openapi.json
     GET :/asyncapi.json`,
  ),
  ...routes(
    'user',
    `GET /auth/me
     POST /balance/charge
     POST /balance/refund
     GET /balance
     GET /users/{userId}/balance
     GET /balance/history
     GET /users/{userId}/balance/history
     GET /products
     GET /products/top
     GET /products/categories
     GET /products/{id}
     GET /stream
     GET /coupons
     GET /coupons/{id}
     POST /coupons/{id}/issue
     GET /users/{userId}/coupons
     GET /users/me/coupons/{id}
     POST /orders
     POST /orders/{id}/payments
     POST /orders/{id}/cancel
     GET /orders
     GET /orders/{id}
     GET /users/{userId}/orders
     GET /orders/cart
     POST /orders/cart
     PATCH /orders/cart/{itemId}
     DELETE /orders/cart/{itemId}
     DELETE /orders/cart
     POST /orders/cart/checkout
     GET /payments
     GET /users/{userId}/payments`,
  ),
  ...routes(
    'admin',
    `POST /admin/products
     PATCH /admin/products/{id}
     POST /admin/products/{id}/stock
     POST /admin/coupons
     PATCH /admin/coupons/{id}
     GET /admin/orders
     GET /admin/users
     GET /admin/users/{id}
     GET /admin/figures
     GET /admin/coupons
     GET /admin/products
     GET /admin/products/{id}
     GET /admin/products/{id}/stock
     GET /admin/delivery
     POST /admin/delivery/dead-letters/{eventId}/retry
     POST /admin/delivery/{sink}/replay
     POST /admin/delivery/{sink}/resume
     DELETE /admin/delivery/{sink}
     GET /admin/verification`,
  ),
]

/** The route's address with some id in every place for one; the stream must be asked for something. */
export function addressOf({ path }: ContractRoute): string {
  return path === '/stream' ? '/stream?me' : path.replaceAll(/\{\w+\}/g, unknownId)
}

/** An id that nothing has. */
export const unknownId = '00000000-0000-7000-8000-000000000000'
