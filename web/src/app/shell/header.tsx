// The head of every page: the name of the shop, the search, the cart and the account.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { SubmitEvent } from 'react'
import { cartQuery } from '../../shared/api/queries.ts'
import { count } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useSession } from '../../shared/session/session.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Icon } from '../../shared/ui/icon.tsx'
import { useShownValue } from '../../shared/ui/use-shown-value.ts'
import { AccountButton } from './account-button.tsx'
import { LanguageButton, ThemeButton } from './preferences.tsx'
import { words } from './words.ts'

export function Header() {
  const t = useTexts(words)
  const session = useSession()
  return (
    <header className="sticky top-0 z-40 border-line border-b bg-surface">
      <div className="page-width flex flex-wrap items-center gap-x-4 gap-y-2 py-2 md:flex-nowrap">
        <Link to="/" className="rounded-sm py-1 text-xl font-bold text-brand">
          {t.shop}
        </Link>
        <div className="order-last flex w-full items-center gap-4 md:order-none md:w-auto md:flex-1">
          <SearchForm />
          {session && (
            <Link
              to="/coupons"
              className="flex min-h-11 shrink-0 items-center rounded-sm px-1 font-medium hover:text-brand"
              activeProps={{ className: 'text-brand' }}
            >
              {t.coupons}
            </Link>
          )}
        </div>
        <nav aria-label={t.account} className="ml-auto flex items-center gap-1">
          <LanguageButton />
          <ThemeButton />
          {session ? (
            <>
              <CartLink />
              <AccountButton session={session} />
            </>
          ) : (
            <Link to="/sign-in" className={buttonClass({ size: 'small' })}>
              {t.signIn}
            </Link>
          )}
        </nav>
      </div>
    </header>
  )
}

/** Its words are those of the address, so back and forward change them too. */
function SearchForm() {
  const t = useTexts(words)
  const navigate = useNavigate()
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const field = useShownValue(q)
  function search(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    const wanted = (field.current?.value ?? '').trim()
    void navigate({ to: '/', search: wanted === '' ? {} : { q: wanted } })
  }
  return (
    <search className="min-w-0 flex-1 md:mx-4 md:max-w-[28rem]">
      <form
        // An action would empty the field before the address has its words.
        onSubmit={search}
        className="flex rounded-md border border-edge bg-page focus-within:border-brand"
      >
        <input
          ref={field}
          type="search"
          name="q"
          defaultValue={q}
          maxLength={100}
          aria-label={t.search}
          placeholder={t.search}
          className="min-h-10 min-w-0 flex-1 rounded-md bg-transparent px-3 placeholder:text-soft"
        />
        <button
          type="submit"
          aria-label={t.searchButton}
          className="rounded-md px-3 text-soft hover:text-ink"
        >
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}

function CartLink() {
  const t = useTexts(words)
  const { data } = useQuery({ ...cartQuery(), throwOnError: false })
  const items = data?.items.length ?? 0
  return (
    <Link to="/cart" className="relative grid size-11 place-items-center rounded-md hover:bg-sunken">
      <Icon name="cart" />
      <span className="sr-only">{items > 0 ? t.cartOf(count(items)) : t.cart}</span>
      {items > 0 && (
        <span
          aria-hidden="true"
          className="figures absolute top-1 right-0.5 min-w-5 rounded-full bg-brand px-1 text-center text-xs font-bold text-on-brand"
        >
          {count(items)}
        </span>
      )}
    </Link>
  )
}
