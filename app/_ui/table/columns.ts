import type { ReactNode } from 'react'

/** A column, as data: a list's columns are a constant of its module. At most six; the first names the row. */
export interface Column<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  align?: 'left' | 'right'
  /** CSS width such as `8rem`; columns without one share what is left. */
  width?: string
  /** The name the server sorts by; the header becomes a link that writes `?sort=`. */
  sort?: string
}
