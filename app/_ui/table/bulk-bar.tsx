'use client'

import type { ReactNode } from 'react'
import { formatNumber } from '../../_lib/format.ts'
import { Button } from '../button/button.tsx'
import { useSelection } from './selection.tsx'

/** Floats over a table while rows are selected: how many, "select all matching", and what can be done with them. */
export function BulkBar({ children }: { children: ReactNode }) {
  const { count, total, all, clear, chooseAll } = useSelection()
  if (count === 0) return null
  return (
    <section
      aria-label="Selected rows"
      className="sticky bottom-4 z-20 flex animate-appear flex-wrap items-center gap-3 self-center rounded-panel bg-raised px-3 py-2 shadow-overlay"
    >
      <span role="status" className="text-table">
        <b className="font-medium">{formatNumber(count)}</b> selected
      </span>
      {!all && count < total && (
        <Button variant="quiet" size="small" onClick={chooseAll}>
          Select all {formatNumber(total)} matching
        </Button>
      )}
      <Button variant="quiet" size="small" onClick={clear}>
        Clear
      </Button>
      {children}
    </section>
  )
}
