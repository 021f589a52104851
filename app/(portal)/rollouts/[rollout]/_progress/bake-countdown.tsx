'use client'

import { formatDuration } from '../../../../_lib/format.ts'
import { useNow } from '../../../../_ui/text/use-now.ts'

/** How long a wave is still watched. */
export function BakeCountdown({ until }: { until: string }) {
  const left = new Date(until).getTime() - useNow()
  return (
    <span suppressHydrationWarning className="text-muted">
      {left > 0 ? `${formatDuration(Math.ceil(left / 1000) * 1000)} left` : 'is over'}
    </span>
  )
}
