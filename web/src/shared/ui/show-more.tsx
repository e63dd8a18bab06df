// The way to the next piece of a list that goes on, for the endless lists that are asked for by cursor.

import { texts, useTexts } from '../i18n/texts.ts'
import { Button } from './button.tsx'

const words = texts(
  { more: '더 보기', loading: '불러오는 중', failed: '더 불러오지 못했습니다. 연결을 확인해 주세요.' },
  { more: 'Show more', loading: 'Loading', failed: 'No more could be loaded. Check the connection.' },
)

type ShowMoreProps = {
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly isFetchNextPageError: boolean
    readonly fetchNextPage: () => unknown
  }
}

export function ShowMore({ list }: ShowMoreProps) {
  const t = useTexts(words)
  if (!list.hasNextPage) return null
  return (
    <div className="grid justify-items-center gap-2">
      <p role="alert" className="text-sm text-danger empty:hidden">
        {list.isFetchNextPageError && t.failed}
      </p>
      <Button kind="secondary" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {list.isFetchingNextPage ? t.loading : t.more}
      </Button>
    </div>
  )
}
