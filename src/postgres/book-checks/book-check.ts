// What a check of the books is: a query with one row per thing checked, which says whether it is as it must be.

/** What a check may need to know beside the rows. */
export type CheckContext = { readonly timeZone: string }

export type BookCheck = {
  /** A sentence that is true when the check is ok. */
  readonly name: string
  /** Yields the columns `id` and `ok`; anything but true in `ok`, also NULL, is a difference. */
  readonly sql: string
  /** What `$1`, `$2` … of `sql` stand for. */
  readonly values?: (context: CheckContext) => unknown[]
}
