// Everybody who has an account, newest first, with what they have.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import { buttonClass } from '../../../shared/ui/button.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { ShowMore } from '../../../shared/ui/show-more.tsx'
import { type Column, DataTable, TableSkeleton } from '../parts/data-table.tsx'
import { Moment } from '../parts/moment.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { type AdminUser, usersQuery } from './queries.ts'
import { parseUserSearch } from './user-search.ts'
import { words } from './words.ts'

export function UsersPage() {
  const t = useTexts(words)
  const { q } = useSearch({ from: '/admin/users' })
  const navigate = useNavigate()
  const list = useInfiniteQuery(usersQuery(q))
  const users = list.data?.pages.flatMap(({ items }) => items)
  return (
    <div className="grid gap-6">
      <PageHead title={t.title} about={t.about} />
      <SearchBox
        label={t.search}
        value={q ?? ''}
        onSearch={(text) => void navigate({ to: '/admin/users', search: parseUserSearch({ q: text }) })}
      />
      {!users && <TableSkeleton />}
      {users?.length === 0 && <Nobody />}
      {users && users.length > 0 && <UserTable users={users} isOld={list.isPlaceholderData} />}
      <ShowMore list={list} />
    </div>
  )
}

function Nobody() {
  const t = useTexts(words)
  return (
    <Notice
      isPart
      title={t.nothing}
      actions={
        <Link to="/admin/users" className={buttonClass({ kind: 'secondary' })}>
          {t.showAll}
        </Link>
      }
    >
      {t.nothingHint}
    </Notice>
  )
}

type UserTableProps = { readonly users: readonly AdminUser[]; readonly isOld: boolean }

function UserTable({ users, isOld }: UserTableProps) {
  const t = useTexts(words)
  const columns: readonly Column<AdminUser>[] = [
    {
      title: t.name,
      cell: ({ id, name, email }) => (
        <Link to="/admin/users/$id" params={{ id }} className="group grid rounded-sm">
          <span className="font-medium group-hover:underline">{name}</span>
          <span className="text-xs text-soft md:hidden">{email}</span>
        </Link>
      ),
    },
    { title: t.email, isWideOnly: true, cell: ({ email }) => <span className="text-soft">{email}</span> },
    {
      title: t.role,
      isWideOnly: true,
      cell: ({ role }) => <Badge tone={role === 'admin' ? 'brand' : 'plain'}>{t.roles[role]}</Badge>,
    },
    { title: t.since, isWideOnly: true, cell: ({ createdAt }) => <Moment time={createdAt} /> },
    { title: t.balance, isNumber: true, cell: ({ balance }) => won(balance) },
  ]
  return <DataTable name={t.title} columns={columns} rows={users} keyOf={({ id }) => id} isOld={isOld} />
}
