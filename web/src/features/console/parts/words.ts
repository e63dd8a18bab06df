// Words that many pages of the console use.

import { texts } from '../../../shared/i18n/texts.ts'

export const words = texts(
  {
    unreachable: '장터에 연결할 수 없습니다. 연결을 확인하고 다시 시도해 주세요.',
    search: '찾기',
  },
  {
    unreachable: 'The shop cannot be reached. Check the connection and try again.',
    search: 'Search',
  },
)
