// What sign-in and sign-up have in common: a form that is sent once, says what is wrong beside the field it is wrong in,
// and starts the session with what the shop answers.

import { Form } from '@base-ui/react/form'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { fieldErrorsIn, ShopRefusal } from '../../shared/api/problem.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { type Session, startSession } from '../../shared/session/session.ts'
import { Button } from '../../shared/ui/button.tsx'
import { showToast } from '../../shared/ui/toast.tsx'
import { words } from './words.ts'

type AccountFormProps = {
  readonly title: string
  readonly send: (values: Readonly<Record<string, string>>) => Promise<Session>
  /** Where to go afterwards. */
  readonly redirect: string
  readonly fields: (errors: Readonly<Record<string, string>>) => ReactNode
  readonly below: ReactNode
}

export function AccountForm({ title, send, redirect, fields, below }: AccountFormProps) {
  const t = useTexts(words)
  const router = useRouter()
  const sending = useMutation({
    mutationFn: send,
    onSuccess(session) {
      startSession(session)
      showToast(t.welcome(session.user.name))
      router.history.push(redirect)
    },
  })
  const errors = fieldErrorsIn(sending.error)
  return (
    <div className="page-width grid items-start gap-12 py-8 md:grid-cols-2 md:py-16">
      <Slogan />
      <Form
        className="mx-auto grid w-full max-w-[26rem] gap-4 rounded-lg border border-line bg-surface p-6 shadow-raised"
        // What was wrong is said of what was sent.
        onChange={() => sending.error && sending.reset()}
        onFormSubmit={(values) => !sending.isPending && sending.mutate(values as Record<string, string>)}
      >
        <h1 className="text-xl font-bold">{title}</h1>
        {fields(errors)}
        <p role="alert" className="text-sm text-danger empty:hidden">
          {sending.error && Object.keys(errors).length === 0 && reasonOf(sending.error, t.unreachable)}
        </p>
        <Button type="submit" size="large" isBusy={sending.isPending}>
          {title}
        </Button>
        <p className="text-center text-sm text-soft">{below}</p>
      </Form>
    </div>
  )
}

function reasonOf(error: Error, otherwise: string): string {
  return error instanceof ShopRefusal ? error.problem.detail : otherwise
}

function Slogan() {
  const t = useTexts(words)
  return (
    <div className="hidden gap-4 pt-8 md:grid">
      <p className="text-3xl font-bold text-brand">{t.slogan}</p>
      <p className="max-w-[28rem] text-lg text-soft">{t.sloganText}</p>
    </div>
  )
}
