'use client'

import { formatDuration } from '../../_lib/format.ts'
import { useNow } from './use-now.ts'

interface Props {
  from: Date | string | null | undefined
  /** Null while it still runs: the span grows. */
  to: Date | string | null | undefined
}

/** How long something took, or has taken so far. */
export function Duration({ from, to }: Props) {
  const now = useNow()
  if (!from) return <span className="text-muted">–</span>
  const end = to ? new Date(to).getTime() : now
  const ms = Math.max(0, end - new Date(from).getTime())
  return (
    <span suppressHydrationWarning className="whitespace-nowrap tabular-nums">
      {formatDuration(to ? ms : Math.floor(ms / 1000) * 1000)}
    </span>
  )
}
