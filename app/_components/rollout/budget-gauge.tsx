import { formatCount, formatNumber } from '../../_lib/format.ts'

interface Props {
  /** Failures that count against the budget. */
  failures: number
  /** As many are tolerated; one more pauses the rollout. */
  tolerance: number
}

const maxMarks = 20

/** How much of the failure budget is spent: a mark for each failure that is tolerated, and the one that pauses. */
export function BudgetGauge({ failures, tolerance }: Props) {
  const marks = Math.min(maxMarks, tolerance + 1)
  const perMark = (tolerance + 1) / marks
  const spent = failures > tolerance
  const allowed = tolerance === 0 ? 'none' : formatNumber(tolerance)
  const words = `${formatCount(failures, 'failure')}, ${allowed} tolerated`
  return (
    <span className="inline-flex items-center gap-2 text-table">
      <span className="text-muted">Budget</span>
      <meter min={0} max={tolerance + 1} value={failures} className="sr-only">
        {words}
      </meter>
      <span aria-hidden className="inline-flex gap-0.5">
        {Array.from({ length: marks }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its place
            key={index}
            className={`h-3.5 w-2 rounded-xs ${(index + 1) * perMark <= failures ? (spent ? 'bg-danger' : 'bg-warn') : 'bg-sunken ring-1 ring-line-control/60 ring-inset'}`}
          />
        ))}
      </span>
      <span className={spent ? 'font-medium text-danger' : ''}>{words}</span>
    </span>
  )
}
