// The books, verified when the button is pressed: every check with what it found.

import { useQuery } from '@tanstack/react-query'
import { momentText } from '../../../shared/format/moment.ts'
import { count } from '../../../shared/format/won.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import { Button } from '../../../shared/ui/button.tsx'
import { classes } from '../../../shared/ui/classes.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { type Column, DataTable, TableSkeleton } from '../parts/data-table.tsx'
import { useFailureText } from '../parts/failure-text.ts'
import { PageHead } from '../parts/page-head.tsx'
import { koreanName, readDetail } from './check-texts.ts'
import { type BookCheck, verificationQuery } from './queries.ts'
import { words } from './words.ts'

export function VerificationPage() {
  const t = useTexts(words)
  const failureText = useFailureText()
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery(verificationQuery())
  return (
    <div className="grid gap-6">
      <PageHead
        title={t.title}
        about={t.about}
        actions={
          <Button isBusy={isFetching} onClick={() => void refetch()}>
            <Icon name="shield" />
            {isFetching ? t.running : data ? t.again : t.run}
          </Button>
        }
      />
      <p role="status" className="text-sm text-soft empty:hidden">
        {isFetching && t.runningHint}
      </p>
      <p role="alert" className="text-danger empty:hidden">
        {error && !isFetching && failureText(error)}
      </p>
      {isFetching && !data && <TableSkeleton />}
      {!(data || isFetching || error) && (
        <Notice isPart title={t.idle}>
          {t.idleHint}
        </Notice>
      )}
      {data && <Result {...data} at={dataUpdatedAt} isOld={isFetching} />}
    </div>
  )
}

type ResultProps = {
  readonly ok: boolean
  readonly checks: readonly BookCheck[]
  /** Epoch milliseconds. */
  readonly at: number
  readonly isOld: boolean
}

function Result({ ok, checks, at, isOld }: ResultProps) {
  const t = useTexts(words)
  const language = useLanguage()
  const wrong = checks.filter((check) => !check.ok)
  // What is wrong comes first.
  const sorted = [...wrong, ...checks.filter((check) => check.ok)]
  return (
    <>
      <div
        role="status"
        className={classes(
          'flex items-center gap-3 rounded-lg p-4',
          ok ? 'bg-brand-faint text-brand' : 'bg-danger-faint text-danger',
        )}
      >
        <Icon name={ok ? 'check' : 'warning'} />
        <div>
          <p className="font-bold">{ok ? t.allRight : t.notRight(count(wrong.length))}</p>
          <p className="figures text-sm">
            {t.checks(count(checks.length))} · {t.at} {momentText(new Date(at).toISOString(), language)}
          </p>
        </div>
      </div>
      <CheckTable checks={sorted} isOld={isOld} />
    </>
  )
}

type CheckTableProps = { readonly checks: readonly BookCheck[]; readonly isOld: boolean }

function CheckTable({ checks, isOld }: CheckTableProps) {
  const t = useTexts(words)
  const isKorean = useLanguage() === 'ko'
  const columns: readonly Column<BookCheck>[] = [
    {
      title: t.check,
      cell: ({ name, detail }) => (
        <span className="grid">
          <span className="font-medium">{isKorean ? koreanName(name) : name}</span>
          <Detail detail={detail} />
        </span>
      ),
    },
    {
      title: t.result,
      isNumber: true,
      cell: ({ ok }) => <Badge tone={ok ? 'brand' : 'danger'}>{ok ? t.ok : t.wrong}</Badge>,
    },
  ]
  return <DataTable name={t.title} columns={columns} rows={checks} keyOf={({ name }) => name} isOld={isOld} />
}

function Detail({ detail }: { readonly detail: string }) {
  const t = useTexts(words)
  const result = readDetail(detail)
  if (result.kind === 'checked') {
    return <span className="figures text-xs text-soft">{t.checked(count(result.checked))}</span>
  }
  if (result.kind === 'other') return <span className="text-xs text-soft">{result.detail}</span>
  return (
    <span className="figures text-xs text-danger">
      {t.differ(count(result.wrong), count(result.checked))}: {result.ids}
    </span>
  )
}
