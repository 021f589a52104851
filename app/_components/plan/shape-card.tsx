'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Plan } from '../../../server/plans/plan.ts'
import { formatCount } from '../../_lib/format.ts'
import { StatusMark } from '../status/status-mark.tsx'
import { PlanView } from './plan-view.tsx'
import { riskFaces } from './risk.ts'

interface Props {
  /** A, B, C … in order of size. */
  label: string
  members: number
  /** The plan of one member, as the example of all. */
  example: Plan
  /** What a person decides about it, right: a checkbox, or why it cannot be decided. */
  decision?: ReactNode
  /** How many of its members are where, while the rollout runs. */
  progress?: ReactNode
}

/** Members that change in the same way, as one line to decide about; opened, the plan that is the same for all. */
export function ShapeCard({ label, members, example, decision, progress }: Props) {
  const [open, setOpen] = useState(false)
  const { mark, word, tone } = riskFaces[example.risk]
  return (
    <article aria-label={`Shape ${label}`} className="border-line border-b last:border-0">
      <div className="flex items-center gap-3 pr-3">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="grid min-h-11 min-w-0 grow grid-cols-[1rem_1.75rem_8.5rem_minmax(0,1fr)_9.5rem] items-center gap-2 px-3 py-1.5 text-left text-table -outline-offset-2 hover:bg-hover max-lg:grid-cols-[1rem_1.75rem_minmax(0,1fr)]"
        >
          <ChevronRight
            aria-hidden
            className={`size-3.5 text-muted transition-transform duration-150 ${open ? 'rotate-90' : ''}`}
          />
          <span className="font-mono font-semibold">{label}</span>
          <span className="whitespace-nowrap">{formatCount(members, 'member')}</span>
          <span className="min-w-0 truncate text-muted max-lg:col-start-3">{example.headline}</span>
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap max-lg:col-start-3">
            <StatusMark mark={mark} tone={tone} />
            {word}
          </span>
        </button>
        {progress}
        {decision}
      </div>
      {open && (
        <div className="border-line border-t bg-surface px-4 py-4">
          <PlanView plan={example} />
        </div>
      )}
    </article>
  )
}

/** The shapes of a plan, biggest first, in one box. */
export function ShapeList({ children }: { children: ReactNode }) {
  return <div className="overflow-hidden rounded-panel border border-line bg-raised">{children}</div>
}
