import type { ReactNode } from 'react'
import { EmptyBox } from '../feedback/empty-state.tsx'
import type { Column } from './columns.ts'
import { SelectionProvider } from './selection.tsx'
import { TableFoot } from './table-foot.tsx'
import { TableFrame } from './table-frame.tsx'
import { TableHead } from './table-head.tsx'
import { TableRows } from './table-rows.tsx'
import { isFiltered, type TableState } from './table-state.ts'

interface Props<Row> {
  /** What the rows are, plural: "services". Names the table and its total. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowHref?: (row: Row) => string
  state: TableState
  /** How many rows match in all, on every page. */
  total: number
  /** When there is nothing at all yet: what this is, one action. */
  empty: ReactNode
  /** When the filters match nothing: which, and how to clear them. */
  emptyFiltered: ReactNode
  /** A `Toolbar`: stands above the rows and stays when nothing matches. */
  toolbar?: ReactNode
  /** A `BulkBar`; its presence puts a checkbox on every row. */
  bulk?: ReactNode
}

/** A list whose filter, sort and page live in the URL and are carried out by the server. Works on both sides. */
export function Table<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowHref, state, total, toolbar, empty, emptyFiltered, bulk } = props
  const selectable = bulk ? 'rows' : 'nothing'
  const scope = JSON.stringify([state.text, state.tab, state.filters])
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {toolbar}
      {rows.length === 0 ? (
        <EmptyBox>{isFiltered(state) ? emptyFiltered : empty}</EmptyBox>
      ) : (
        <SelectionProvider key={scope} pageIds={rows.map(rowId)} total={total}>
          <TableFrame label={label}>
            <TableHead columns={columns} state={state} selectable={selectable} />
            <TableRows columns={columns} rows={rows} rowId={rowId} rowHref={rowHref} selectable={selectable} />
          </TableFrame>
          <TableFoot label={label} state={state} shown={rows.length} total={total} />
          {bulk}
        </SelectionProvider>
      )}
    </div>
  )
}
