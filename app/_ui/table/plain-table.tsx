import type { ReactNode } from 'react'
import { EmptyBox } from '../feedback/empty-state.tsx'
import type { Column } from './columns.ts'
import { TableFrame } from './table-frame.tsx'
import { TableHead } from './table-head.tsx'
import { TableRows } from './table-rows.tsx'

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowHref?: (row: Row) => string
  empty: ReactNode
  narrow?: 'scroll' | 'wrap'
}

/** A short list inside a record: all its rows at once, no state of its own. */
export function PlainTable<Row>({ label, columns, rows, rowId, rowHref, empty, narrow }: Props<Row>) {
  if (rows.length === 0) return <EmptyBox>{empty}</EmptyBox>
  return (
    <TableFrame label={label} narrow={narrow ?? 'scroll'}>
      <TableHead columns={columns} selectable="nothing" />
      <TableRows columns={columns} rows={rows} rowId={rowId} rowHref={rowHref} selectable="nothing" />
    </TableFrame>
  )
}
