'use client'

import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { formatCount } from '../../_lib/format.ts'
import { needsAttention, type SpecGroup } from './fields.ts'
import { SpecFieldRow } from './spec-field.tsx'
import { useSpecForm } from './spec-form-context.ts'

interface Props {
  group: SpecGroup
  /** The first group is always open; a later one when there is something to do in it. */
  place: 'first' | 'later'
}

export function SpecGroupSection({ group, place }: Props) {
  const form = useSpecForm()
  const [chosen, setChosen] = useState<'open' | 'closed'>()
  const id = useId()
  const wanted = place === 'first' || needsAttention(group, form)
  const open = chosen ? chosen === 'open' : wanted
  const fields = (
    <div className="flex flex-col gap-5">
      {group.fields.map((field) => (
        <SpecFieldRow key={field.at} field={field} />
      ))}
    </div>
  )
  if (!group.name) return fields
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h3 id={id} className="border-line border-b">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setChosen(open ? 'closed' : 'open')}
          className="flex h-9 w-full items-center gap-1.5 rounded-control text-left font-medium -outline-offset-2"
        >
          <ChevronRight
            aria-hidden
            className={`size-4 text-muted transition-transform duration-150 ${open ? 'rotate-90' : ''}`}
          />
          {group.name}
          {!open && (
            <span className="font-normal text-fine text-muted">
              {formatCount(group.fields.length, 'field')}, all set
            </span>
          )}
        </button>
      </h3>
      {open && fields}
    </section>
  )
}
