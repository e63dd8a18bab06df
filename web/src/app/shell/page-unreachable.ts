// Thrown when a page's own files could not be fetched. Unlike an answer that got lost, they are not asked for again
// without a reload.

import { ShopUnreachable } from '../../shared/api/problem.ts'

export class PageUnreachable extends ShopUnreachable {}
