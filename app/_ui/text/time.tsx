'use client'

import { formatExact, formatRelative } from '../../_lib/format.ts'
import { Tooltip } from '../overlay/tooltip.tsx'
import { useNow } from './use-now.ts'

/** A moment: how long ago, kept current; the exact time in UTC and here on hover. Null reads as a dash. */
export function Time({ value }: { value: Date | string | null | undefined }) {
  const now = useNow()
  if (value === null || value === undefined) return <span className="text-muted">–</span>
  const moment = new Date(value)
  return (
    <Tooltip content={<ExactTime moment={moment} />}>
      <time dateTime={moment.toISOString()} suppressHydrationWarning className="whitespace-nowrap">
        {formatRelative(moment, new Date(now))}
      </time>
    </Tooltip>
  )
}

function ExactTime({ moment }: { moment: Date }) {
  return (
    <span className="flex flex-col font-mono">
      <span>{formatExact(moment)}</span>
      <span className="text-muted">{moment.toLocaleString(undefined, { timeZoneName: 'short' })}</span>
    </span>
  )
}
