// Where to go after signing in: an address of this shop or nothing. An address of somebody else's would let a link lead
// people who have just signed in to a page that only looks like the shop.

export type SignInSearch = { readonly redirect?: string }

export function parseSignInSearch({ redirect }: Readonly<Record<string, unknown>>): SignInSearch {
  const isOurs = typeof redirect === 'string' && /^\/(?![/\\])/.test(redirect) && redirect.length < 2_000
  return isOurs ? { redirect } : {}
}
