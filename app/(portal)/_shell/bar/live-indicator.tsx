'use client'

import { formatRelative } from '../../../_lib/format.ts'
import { useLive } from '../../../_trpc/live.tsx'
import { Tooltip } from '../../../_ui/overlay/tooltip.tsx'
import { useNow } from '../../../_ui/text/use-now.ts'

/** Whether changes arrive by themselves now, and when something was last heard. */
export function LiveIndicator() {
  const { state, heardAt } = useLive()
  const now = useNow()
  const heard = heardAt ? `Last heard ${formatRelative(new Date(heardAt), new Date(now))}.` : 'Nothing heard yet.'
  const connected = state === 'connected'
  const words = connected ? 'Changes appear by themselves.' : 'Changes do not arrive now; trying to connect again.'
  return (
    <Tooltip content={`${words} ${heard}`}>
      <button
        type="button"
        className="flex h-8 cursor-default items-center gap-1.5 rounded-control px-2 text-muted text-table hover:bg-hover"
      >
        <span
          aria-hidden
          className={`size-2 rounded-full border-2 ${connected ? 'border-ok bg-ok' : 'animate-shimmer border-warn'}`}
        />
        <span role="status" aria-label="Live updates" className={connected ? 'max-lg:sr-only' : ''}>
          {connected ? 'Live' : 'Reconnecting'}
        </span>
      </button>
    </Tooltip>
  )
}
