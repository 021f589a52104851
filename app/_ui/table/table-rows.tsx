import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes } from '../classes.ts'
import type { Column } from './columns.ts'
import { SelectRow } from './selection.tsx'

interface Props<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Where the row leads. The first cell's link covers the whole row; other links and buttons stay above it. */
  rowHref?: ((row: Row) => string) | undefined
  selectable: 'rows' | 'nothing'
}

const rowStyle =
  'relative hover:bg-hover [&:not(:last-child)>td]:border-line [&:not(:last-child)>td]:border-b has-[[data-row-link]:focus-visible]:bg-hover has-[:checked]:bg-selected [&_:is(a,button,label,time):not([data-row-link])]:relative [&_:is(a,button,label,time):not([data-row-link])]:z-1'

export function TableRows<Row>({ columns, rows, rowId, rowHref, selectable }: Props<Row>) {
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr key={rowId(row)} data-row className={rowStyle}>
          {selectable === 'rows' && (
            <td className="pl-3 align-middle leading-none">
              <SelectRow id={rowId(row)} index={index} />
            </td>
          )}
          {columns.map((column, position) => (
            <td
              key={column.id}
              className={classes('h-(--row-height) truncate px-3', column.align === 'right' && 'text-right')}
            >
              <RowLink href={position === 0 ? rowHref?.(row) : undefined}>{column.cell(row)}</RowLink>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function RowLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return children
  return (
    <Link
      href={href}
      data-row-link
      className="font-medium outline-none after:absolute after:inset-0 after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-accent"
    >
      {children}
    </Link>
  )
}
