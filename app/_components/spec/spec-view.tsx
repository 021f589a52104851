import type { ReactNode } from 'react'
import { fillDefaults } from '../../../server/templates/bundle/schema/defaults.ts'
import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import { DescriptionList } from '../../_ui/text/description-list.tsx'
import { groupsOf, labelOf, type SpecField, sourceOf } from './fields.ts'
import { valueAt } from './pointer.ts'

/** A spec to read, in the order of its form; what the schema filled in says so. */
export function SpecView({ schema, value }: { schema: JsonSchema; value: Record<string, unknown> }) {
  const filled = fillDefaults(schema, value)
  return (
    <div className="flex flex-col gap-5">
      {groupsOf(schema).map((group) => (
        <section key={group.name ?? ''} className="flex flex-col gap-2">
          {group.name && <h3 className="border-line border-b pb-1 font-medium text-table">{group.name}</h3>}
          <DescriptionList
            facts={group.fields.map((field) => ({
              label: labelOf(field),
              value: (
                <Shown field={field} value={valueAt(filled, field.at)} source={sourceOf(field, { value, filled })} />
              ),
            }))}
          />
        </section>
      ))}
    </div>
  )
}

function Shown({ field, value, source }: { field: SpecField; value: unknown; source: string | undefined }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="wrap-anywhere whitespace-pre-wrap font-mono">{inWords(field, value)}</span>
      {source === 'default' && <span className="text-fine text-muted">default</span>}
    </span>
  )
}

function inWords({ schema }: SpecField, value: unknown): ReactNode {
  if (value === undefined || value === '') return <span className="font-sans text-muted">not set</span>
  if (schema['x-secret']) return <span className="font-sans text-muted">a reference to a secret, set</span>
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((each) => asLine(each)).join('\n')
  const entries = Object.entries(value ?? {})
  return entries.length === 0 ? 'none' : entries.map(([key, each]) => `${key} = ${asLine(each)}`).join('\n')
}

const asLine = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
