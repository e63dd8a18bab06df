// Signing in, and then back to where one was going.

import { getRouteApi, Link } from '@tanstack/react-router'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { AccountForm } from './account-form.tsx'
import { words } from './words.ts'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const t = useTexts(words)
  const search = route.useSearch()
  usePageTitle(t.signIn)
  return (
    <AccountForm
      title={t.signIn}
      redirect={search.redirect ?? '/'}
      send={({ email = '', password = '' }) =>
        answerOf(shopApi.POST('/api/v1/auth/sign-in', { body: { email, password } }))
      }
      fields={(errors) => (
        <>
          <TextField
            name="email"
            type="email"
            autoComplete="username"
            required
            label={t.email}
            error={errors.email}
          />
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            required
            label={t.password}
            error={errors.password}
          />
        </>
      )}
      below={
        <>
          {t.noAccount}{' '}
          <Link to="/sign-up" search={search} className="font-medium text-brand underline">
            {t.signUp}
          </Link>
        </>
      }
    />
  )
}
