'use client'

import { formatRelative } from '../../_lib/format.ts'
import { useLive } from '../../_trpc/live.tsx'
import { Tooltip } from '../../_ui/overlay/tooltip.tsx'
import { useNow } from '../../_ui/text/use-now.ts'

const looks = {
  connecting: { word: 'Connecting', dot: 'border-line-control', says: 'Connecting to the stream of changes.' },
  connected: { word: 'Live', dot: 'border-ok bg-ok', says: 'Changes appear by themselves.' },
  reconnecting: {
    word: 'Reconnecting',
    dot: 'animate-shimmer border-warn',
    says: 'Changes do not arrive now; trying to connect again.',
  },
}

/** Whether changes arrive by themselves now, and when something was last heard. */
export function LiveIndicator() {
  const { state, heardAt } = useLive()
  const now = useNow()
  const { word, dot, says } = looks[state]
  const heard = heardAt ? `Last heard ${formatRelative(new Date(heardAt), new Date(now))}.` : 'Nothing heard yet.'
  return (
    <Tooltip content={`${says} ${heard}`}>
      <button
        type="button"
        className="flex h-8 cursor-default items-center gap-1.5 rounded-control px-2 text-muted text-table hover:bg-hover"
      >
        <span aria-hidden className={`size-2 rounded-full border-2 ${dot}`} />
        <span role="status" aria-label="Live updates" className={state === 'reconnecting' ? '' : 'max-lg:sr-only'}>
          {word}
        </span>
      </button>
    </Tooltip>
  )
}
