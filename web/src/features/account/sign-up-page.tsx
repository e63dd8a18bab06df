// Making an account, which signs in at once.

import { getRouteApi, Link } from '@tanstack/react-router'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { TextField } from '../../shared/ui/text-field.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { AccountForm } from './account-form.tsx'
import { words } from './words.ts'

const route = getRouteApi('/sign-up')
const passwordLengthMin = 8

export function SignUpPage() {
  const t = useTexts(words)
  const search = route.useSearch()
  usePageTitle(t.signUp)
  return (
    <AccountForm
      title={t.signUp}
      redirect={search.redirect ?? '/'}
      send={({ email = '', password = '', name = '' }) =>
        answerOf(shopApi.POST('/api/v1/auth/sign-up', { body: { email, password, name } }))
      }
      fields={(errors) => (
        <>
          <TextField
            name="name"
            autoComplete="name"
            required
            maxLength={100}
            label={t.name}
            error={errors.name}
          />
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            required
            label={t.email}
            error={errors.email}
          />
          <TextField
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={passwordLengthMin}
            label={t.password}
            hint={t.passwordHint}
            error={errors.password}
          />
        </>
      )}
      below={
        <>
          {t.haveAccount}{' '}
          <Link to="/sign-in" search={search} className="font-medium text-brand underline">
            {t.signIn}
          </Link>
        </>
      }
    />
  )
}
