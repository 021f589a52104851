'use client'

import { useMemo, useState } from 'react'
import { fillDefaults } from '../../../server/templates/bundle/schema/defaults.ts'
import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { checkInBrowser } from './browser-check.ts'
import { groupsOf, type Source } from './fields.ts'
import { type Pointer, withValueAt } from './pointer.ts'
import { SpecFormContext } from './spec-form-context.ts'
import { SpecGroupSection } from './spec-group.tsx'

type Spec = Record<string, unknown>

interface Props {
  schema: JsonSchema
  /** Only what was given; defaults are shown from the schema and stay out of the value. */
  value: Spec
  onChange: (value: Spec) => void
  /** What the server said, by JSON pointer: `issuesByPlace(mutation.error)`. Stands until its field is edited. */
  errors: Record<Pointer, string>
  /** `change`: fields marked `x-immutable` are shown and locked. */
  purpose: 'create' | 'change'
  /** Where given values come from when it was not the person who is looking. */
  sources?: Record<Pointer, Source>
}

/** The form of a version, made from its schema. Says what is wrong with a field when one leaves it, once, under it. */
export function SpecForm({ schema, value, onChange, errors, purpose, sources }: Props) {
  const [left, setLeft] = useState<ReadonlySet<Pointer>>(new Set())
  const [edited, setEdited] = useState<{ since: Props['errors']; at: ReadonlySet<Pointer> }>({
    since: errors,
    at: new Set(),
  })
  const found = useMemo(() => checkInBrowser(schema, value), [schema, value])
  const filled = useMemo(() => fillDefaults(schema, value), [schema, value])
  const editedNow = edited.since === errors ? edited.at : new Set<Pointer>()

  const form = {
    value,
    filled,
    purpose,
    sources,
    errorAt: (at: Pointer) => (left.has(at) ? found[at] : undefined) ?? (editedNow.has(at) ? undefined : errors[at]),
    change: (at: Pointer, next: unknown) => {
      setEdited({ since: errors, at: new Set([...editedNow, at]) })
      onChange(withValueAt(value, at, next) as Spec)
    },
    leave: (at: Pointer) => setLeft((now) => new Set([...now, at])),
  }
  const groups = groupsOf(schema)
  if (groups.length === 0) return <EmptyState title="Nothing to fill in">This version asks for no spec.</EmptyState>
  return (
    <SpecFormContext value={form}>
      <div className="flex flex-col gap-5">
        {groups.map((group, index) => (
          <SpecGroupSection key={group.name ?? ''} group={group} place={index === 0 ? 'first' : 'later'} />
        ))}
      </div>
    </SpecFormContext>
  )
}
