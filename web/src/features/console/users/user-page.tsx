// One user: the account, the balance, and the histories of it.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import { Icon } from '../../../shared/ui/icon.tsx'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { ChoiceChips } from '../parts/choice-chips.tsx'
import { Facts } from '../parts/facts.tsx'
import { Moment } from '../parts/moment.tsx'
import { backLinkClass, PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { type AdminUser, userBalanceQuery, userQuery } from './queries.ts'
import { UserHistory } from './user-history.tsx'
import { parseUserListSearch, userLists } from './user-search.ts'
import { words } from './words.ts'

export function UserPage() {
  const t = useTexts(words)
  const { id } = useParams({ from: '/admin/users/$id' })
  const { show = 'balance' } = useSearch({ from: '/admin/users/$id' })
  const { data: user } = useQuery(userQuery(id))
  return (
    <div className="grid gap-6">
      <PageHead
        title={user?.name ?? t.title}
        about={user?.email}
        badge={user?.role === 'admin' && <Badge tone="brand">{t.roles.admin}</Badge>}
        back={
          <Link to="/admin/users" className={backLinkClass}>
            <Icon name="left" />
            {t.list}
          </Link>
        }
      />
      {user ? (
        <>
          <Account user={user} />
          <ChoiceChips
            name={t.show}
            chips={userLists.map((list) => ({
              label: t.lists[list],
              isChosen: list === show,
              link: { to: '/admin/users/$id', params: { id }, search: parseUserListSearch({ show: list }) },
            }))}
          />
          <UserHistory userId={id} list={show} />
        </>
      ) : (
        <>
          <LoadingNote />
          <Skeleton className="h-48" />
        </>
      )}
    </div>
  )
}

function Account({ user }: { readonly user: AdminUser }) {
  const t = useTexts(words)
  const { data } = useQuery(userBalanceQuery(user.id))
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Panel title={t.balance}>
        <p className="figures text-2xl font-bold">{won(data?.balance ?? user.balance)}</p>
        <p className="figures text-sm text-soft">
          {t.refundable} {data ? won(data.refundable) : '–'}
        </p>
      </Panel>
      <Panel title={t.account}>
        <Facts
          facts={[
            { name: t.email, value: <span className="wrap-anywhere">{user.email}</span> },
            { name: t.role, value: t.roles[user.role] },
            { name: t.since, value: <Moment time={user.createdAt} /> },
          ]}
        />
      </Panel>
    </div>
  )
}
