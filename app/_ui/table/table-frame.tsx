'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { isTakenKey } from '../keyboard.ts'

interface Props {
  label: string
  /** What it does on a narrow screen; texts that wrap need no scrolling. */
  narrow?: 'scroll' | 'wrap'
  children: ReactNode
}

/** The box around a table, and its keys: `j` and `k` move between rows, `x` selects, Enter opens the focused row. */
export function TableFrame({ label, narrow = 'scroll', children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const table = frame.current
      if (!table || isTakenKey(event) || !ownsKeys(table)) return
      if (event.key === 'j') focusRow(table, 1)
      else if (event.key === 'k') focusRow(table, -1)
      else if (event.key === 'x') focusedRow(table)?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div ref={frame} data-table className="rounded-panel border border-line bg-raised max-xl:overflow-x-auto">
      <table
        aria-label={label}
        className={`w-full table-fixed border-separate border-spacing-0 text-table ${narrow === 'scroll' ? 'max-xl:min-w-4xl' : ''}`}
      >
        {children}
      </table>
    </div>
  )
}

/** Of several tables on a page, the keys go to the one that holds the focus, else to the first. */
function ownsKeys(table: HTMLElement) {
  const active = document.activeElement?.closest('[data-table]')
  return active ? active === table : document.querySelector('[data-table]') === table
}

const rowsOf = (table: HTMLElement) => [...table.querySelectorAll<HTMLElement>('[data-row]')]
const focusedRow = (table: HTMLElement) => rowsOf(table).find((row) => row.contains(document.activeElement))

function focusRow(table: HTMLElement, by: 1 | -1) {
  const rows = rowsOf(table)
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.querySelector<HTMLElement>('[data-row-link], a, button')?.focus({ focusVisible: true } as FocusOptions)
  next?.scrollIntoView({ block: 'nearest' })
}
