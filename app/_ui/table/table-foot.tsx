import { ChevronLeft, ChevronRight } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatCount, formatNumber } from '../../_lib/format.ts'
import { type TableState, tableQuery } from './table-state.ts'

interface Props {
  label: string
  state: TableState
  shown: number
  total: number
}

const step =
  'inline-flex size-7 items-center justify-center rounded-control border border-line bg-raised hover:bg-hover data-off:opacity-40'

export function TableFoot({ label, state, shown, total }: Props) {
  const from = (state.page - 1) * state.pageSize + 1
  const last = Math.max(1, Math.ceil(total / state.pageSize))
  return (
    <div className="flex items-center justify-between gap-4 text-muted text-table">
      <p>
        {shown < total && `${formatNumber(from)}–${formatNumber(from + shown - 1)} of `}
        {formatCount(total, label.replace(/s$/, ''), label)}
      </p>
      {last > 1 && (
        <nav aria-label={`Pages of ${label}`} className="flex items-center gap-2">
          <Step label="Previous page" to={state.page > 1 ? tableQuery(state, { page: state.page - 1 }) : undefined}>
            <ChevronLeft aria-hidden className="size-4" />
          </Step>
          <span>
            Page {formatNumber(state.page)} of {formatNumber(last)}
          </span>
          <Step label="Next page" to={state.page < last ? tableQuery(state, { page: state.page + 1 }) : undefined}>
            <ChevronRight aria-hidden className="size-4" />
          </Step>
        </nav>
      )}
    </div>
  )
}

function Step({ label, to, children }: { label: string; to: string | undefined; children: ReactNode }) {
  if (!to) {
    return (
      <span aria-hidden data-off className={step}>
        {children}
      </span>
    )
  }
  return (
    <Link href={to} aria-label={label} className={step}>
      {children}
    </Link>
  )
}
