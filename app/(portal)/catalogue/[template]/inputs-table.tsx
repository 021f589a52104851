import type { JsonSchema } from '../../../../server/templates/bundle/schema/json-schema.ts'
import { fieldsOf, labelOf, type SpecField } from '../../../_components/spec/fields.ts'
import { limitsOf } from '../../../_components/spec/widget.ts'
import { Section } from '../../../_ui/page/section.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { PlainTable } from '../../../_ui/table/plain-table.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

const columns: Column<SpecField>[] = [
  {
    id: 'name',
    header: 'Field',
    width: '13rem',
    cell: (field) => (
      <span className="flex flex-col py-1.5">
        <span>
          {labelOf(field)}
          {field.required && <Muted> required</Muted>}
        </span>
        <Mono>{field.name}</Mono>
      </span>
    ),
  },
  {
    id: 'takes',
    header: 'Takes',
    width: '11rem',
    cell: ({ schema }) => <span className="block whitespace-normal break-words py-1.5">{takes(schema)}</span>,
  },
  { id: 'default', header: 'Default', width: '8rem', cell: ({ schema }) => <Default value={schema.default} /> },
  {
    id: 'meaning',
    header: 'Meaning',
    cell: ({ schema }) => (
      <p className="whitespace-normal py-1.5 text-muted">
        {[schema.description, schema['x-help']].filter(Boolean).join(' ') || '–'}
      </p>
    ),
  },
]

/** Everything a team can fill in, before they begin. */
export function InputsTable({ schema }: { schema: JsonSchema | undefined }) {
  const fields = schema ? fieldsOf(schema) : []
  if (fields.length === 0) return null
  return (
    <Section title="What you fill in">
      <PlainTable
        label="inputs"
        columns={columns}
        rows={fields}
        rowId={({ name }) => name}
        empty="Nothing"
        narrow="wrap"
      />
    </Section>
  )
}

function takes(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map(String).join(', ')
  const type = schema['x-secret'] ? 'reference to a secret' : [schema.type].flat().join(' or ') || 'anything'
  const facts = [limitsOf(schema), schema['x-immutable'] && 'fixed once created'].filter(Boolean)
  return [type, ...facts].join(', ')
}

function Default({ value }: { value: unknown }) {
  if (value === undefined) return <Muted>–</Muted>
  const text = JSON.stringify(value)
  return (
    <span className="block whitespace-normal break-words py-1.5">
      <Mono>{text.length > 40 ? `${text.slice(0, 39)}…` : text}</Mono>
    </span>
  )
}
