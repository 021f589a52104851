'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { formatClock } from '../../_lib/format.ts'
import { Glow } from '../../_ui/feedback/glow.tsx'
import { Duration } from '../../_ui/text/duration.tsx'
import { StatusBadge } from '../status/status-badge.tsx'
import type { ResourceStory } from './events.ts'

/** One resource: where it stands and how long it took; opened, its events. It glows once when its status changes. */
export function TimelineGroup({ story }: { story: ResourceStory }) {
  const [chosen, setChosen] = useState<'open' | 'closed'>()
  const open = chosen ? chosen === 'open' : story.failed
  return (
    <li className="border-line border-b last:border-0">
      <Glow on={story.status}>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setChosen(open ? 'closed' : 'open')}
          className="flex min-h-9 w-full items-center gap-2 px-3 py-1 text-left text-table -outline-offset-2 hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={`size-3.5 shrink-0 text-muted transition-transform duration-150 ${open ? 'rotate-90' : ''}`}
          />
          <span className="w-32 shrink-0">
            <StatusBadge of="resource" status={story.status} />
          </span>
          <span className="min-w-0 truncate font-medium font-mono">{story.logicalId}</span>
          <span className="min-w-0 shrink-[2] truncate text-muted">{story.type}</span>
          <span className="ml-auto shrink-0 text-fine text-muted">
            <Duration from={story.startedAt} to={story.endedAt} />
          </span>
        </button>
      </Glow>
      {open && (
        <ol className="flex flex-col gap-1 border-line border-t bg-sunken py-2 pr-3 pl-8">
          {story.events.map((event) => (
            <li key={event.id} className="flex items-baseline gap-3 text-fine">
              <time dateTime={event.at} className="w-16 shrink-0 font-mono text-muted">
                {formatClock(new Date(event.at))}
              </time>
              <span className="shrink-0 font-mono">{event.status}</span>
              <span className="wrap-anywhere min-w-0 text-muted">{event.message}</span>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
