// Rows of equal things. Where there is little room only the columns that matter are shown; what else a row has to say
// then stands below its name.

import type { ReactNode } from 'react'
import { classes } from '../../../shared/ui/classes.ts'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'

export type Column<Row> = {
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand on the right, so that their digits meet. */
  readonly isNumber?: boolean
  /** Left out where there is little room. */
  readonly isWideOnly?: boolean
}

type DataTableProps<Row> = {
  /** What the rows are, for screen readers. */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Still those of the question before. */
  readonly isOld?: boolean
}

export function DataTable<Row>({ name, columns, rows, keyOf, isOld = false }: DataTableProps<Row>) {
  return (
    <div
      aria-busy={isOld}
      className={classes(
        'overflow-hidden rounded-lg border border-line bg-surface transition-opacity',
        isOld && 'opacity-60',
      )}
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{name}</caption>
        <thead className="bg-sunken text-left text-soft">
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={classes(cellClass(column), 'py-2 font-medium')}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-line border-t align-middle hover:bg-page">
              {columns.map((column) => (
                <td key={column.title} className={classes(cellClass(column), 'py-3')}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellClass<Row>({ isNumber = false, isWideOnly = false }: Column<Row>): string {
  return classes(
    'px-3 first:pl-4 last:pr-4',
    isNumber && 'figures text-right whitespace-nowrap',
    isWideOnly && 'hidden md:table-cell',
  )
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e', 'f']

export function TableSkeleton() {
  return (
    <div className="grid gap-4 rounded-lg border border-line bg-surface p-4">
      <LoadingNote />
      {skeletonRows.map((row) => (
        <div key={row} className="flex items-center justify-between gap-6">
          <Skeleton className="h-5 w-1/2" />
          <Skeleton className="h-5 w-24" />
        </div>
      ))}
    </div>
  )
}
