'use client'

import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ResourceAction, ResourceChange } from '../../../server/plans/plan.ts'
import { formatCount } from '../../_lib/format.ts'
import { PropertyChangeRow } from './property-change.tsx'

/** Sign, word and colour of what happens to a resource. */
const actions: Record<ResourceAction, { sign: string; word: string; tone: string }> = {
  add: { sign: '+', word: 'Add', tone: 'text-ok' },
  change: { sign: '~', word: 'Change', tone: 'text-moving' },
  replace: { sign: '±', word: 'Replace', tone: 'text-warn' },
  may_replace: { sign: '±?', word: 'May replace', tone: 'text-warn' },
  remove: { sign: '−', word: 'Remove', tone: 'text-danger' },
}

/** One resource of a plan; opened, the properties that change and what the change of each does. */
export function ResourceChangeRow({ change }: { change: ResourceChange }) {
  const [open, setOpen] = useState(false)
  const { sign, word, tone } = actions[change.action]
  const isEmpty = change.properties.length === 0 && change.security.length === 0
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-8 w-full items-center gap-2 px-2 py-1 text-left text-table -outline-offset-2 hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={`size-3.5 shrink-0 text-muted transition-transform duration-150 ${open ? 'rotate-90' : ''}`}
        />
        <span aria-hidden className={`w-4 shrink-0 text-center font-mono ${tone}`}>
          {sign}
        </span>
        <span className="sr-only">{word}</span>
        <span className="min-w-0 truncate font-medium font-mono">{change.logicalId}</span>
        <span className="min-w-0 shrink-[2] truncate text-muted">{change.type}</span>
        <span className="ml-auto flex shrink-0 gap-2 text-fine">
          {change.dataBearing && <span className="text-danger">data-bearing</span>}
          {change.security.length > 0 && <span className="text-warn">IAM or exposure</span>}
          {change.retained && <span className="text-muted">kept by its policy</span>}
          {change.properties.length > 0 && change.action !== 'add' && (
            <span className="text-muted">{formatCount(change.properties.length, 'property', 'properties')}</span>
          )}
        </span>
      </button>
      {open && (
        <div className="flex flex-col gap-2 border-line border-t bg-sunken px-3 py-2">
          {change.security.map((sentence) => (
            <p key={sentence} className="text-table text-warn">
              {sentence}
            </p>
          ))}
          {change.properties.map((property) => (
            <PropertyChangeRow key={property.at} property={property} action={change.action} />
          ))}
          {isEmpty && <p className="text-muted text-table">No property differs.</p>}
        </div>
      )}
    </div>
  )
}
