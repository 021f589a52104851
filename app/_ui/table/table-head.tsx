import { ArrowDown, ArrowUp } from 'lucide-react'
import Link from 'next/link'
import type { Column } from './columns.ts'
import { SelectPage } from './selection.tsx'
import { type TableState, tableQuery } from './table-state.ts'

interface Props<Row> {
  columns: readonly Column<Row>[]
  state?: TableState | undefined
  selectable: 'rows' | 'nothing'
}

const cell =
  'sticky top-12 z-10 h-9 border-line border-b bg-raised px-3 text-left font-medium text-fine text-muted first:rounded-tl-panel last:rounded-tr-panel max-xl:static'

export function TableHead<Row>({ columns, state, selectable }: Props<Row>) {
  return (
    <thead>
      <tr>
        {selectable === 'rows' && (
          <th className={`${cell} w-10 pr-0`}>
            <SelectPage />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={ariaSort(column, state)}
            style={{ width: column.width }}
            className={`${cell} ${column.align === 'right' ? 'text-right' : ''}`}
          >
            {state && column.sort ? <SortLink column={column} by={column.sort} state={state} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SortLink<Row>({ column, by, state }: { column: Column<Row>; by: string; state: TableState }) {
  const now = state.sort?.by === by ? state.sort.direction : undefined
  const Arrow = now === 'desc' ? ArrowDown : ArrowUp
  return (
    <Link
      href={tableQuery(state, { sort: { by, direction: now === 'asc' ? 'desc' : 'asc' } })}
      scroll={false}
      replace
      className="group inline-flex items-center gap-1 rounded-mark hover:text-text"
    >
      {column.header}
      <Arrow
        aria-hidden
        className={`size-3 ${now ? 'text-text' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60'}`}
      />
    </Link>
  )
}

function ariaSort<Row>(column: Column<Row>, state: TableState | undefined) {
  if (!column.sort || !state) return undefined
  if (state.sort?.by !== column.sort) return 'none'
  return state.sort.direction === 'asc' ? 'ascending' : 'descending'
}
