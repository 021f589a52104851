'use client'

import { Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Field } from '../../_ui/form/field.tsx'
import { labelOf, type SpecField, sourceOf } from './fields.ts'
import { valueAt } from './pointer.ts'
import { SpecControl } from './spec-control.tsx'
import { useSpecForm } from './spec-form-context.ts'
import { isSingleControl, limitsOf, widgetOf } from './widget.ts'

/** One field with its label, help, provenance, reset and error. */
export function SpecFieldRow({ field }: { field: SpecField }) {
  const { value, filled, purpose, sources, errorAt, change, leave } = useSpecForm()
  const { at, schema, required } = field
  const widget = widgetOf(schema)
  const locked = purpose === 'change' && schema['x-immutable'] === true
  const source = sourceOf(field, { value, filled }, sources)
  const error = errorAt(at)
  const label = labelOf(field)
  return (
    <Field
      kind={isSingleControl(widget) ? 'control' : 'group'}
      label={label}
      required={required && schema.default === undefined}
      help={<Help field={field} />}
      error={error && `${label} ${error}.`}
      provenance={<Provenance source={source} immutable={schema['x-immutable'] ? purpose : undefined} />}
      action={
        source === 'you' &&
        schema.default !== undefined &&
        !locked && <Reset label={label} onClick={() => change(at, undefined)} />
      }
    >
      <SpecControl
        field={field}
        widget={widget}
        value={valueAt(filled, at)}
        onChange={(next) => change(at, next)}
        onBlur={() => leave(at)}
        readOnly={locked}
      />
    </Field>
  )
}

function Help({ field: { schema } }: { field: SpecField }) {
  const parts = [schema.description, schema['x-help']].filter(Boolean).join(' ')
  const limits = limitsOf(schema)
  if (!parts && !limits) return null
  return (
    <>
      {parts} {limits && <span className="whitespace-nowrap">({limits})</span>}
    </>
  )
}

function Provenance({
  source,
  immutable,
}: {
  source: string | undefined
  immutable: 'create' | 'change' | undefined
}): ReactNode {
  return (
    <span className="inline-flex items-center gap-1.5">
      {source}
      {immutable && (
        <span className="inline-flex items-center gap-1">
          <Lock aria-hidden className="size-3" />
          {immutable === 'create' ? 'fixed after creation' : 'fixed since creation'}
        </span>
      )}
    </span>
  )
}

function Reset({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Reset ${label} to its default`}
      onClick={onClick}
      className="rounded-mark text-accent text-fine hover:underline"
    >
      Reset
    </button>
  )
}
