import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import { formatWord } from '../../_lib/format.ts'
import { type Pointer, pointerTo, valueAt } from './pointer.ts'

/** One property of a schema, where its value stands and whether it must be given. */
export interface SpecField {
  name: string
  at: Pointer
  schema: JsonSchema
  required: boolean
}

/** Fields that belong together; the ones without a group have no name and come first. */
export interface SpecGroup {
  name: string | undefined
  fields: SpecField[]
}

/** The fields of an object, by `x-order`, and as written where there is none. */
export function fieldsOf(schema: JsonSchema, parent: Pointer = ''): SpecField[] {
  const order = ({ schema: { 'x-order': position } }: SpecField) => position ?? Number.MAX_SAFE_INTEGER
  return Object.entries(schema.properties ?? {})
    .map(([name, property]) => ({
      name,
      at: pointerTo(parent, name),
      schema: property,
      required: schema.required?.includes(name) ?? false,
    }))
    .toSorted((a, b) => order(a) - order(b))
}

/** The same fields in their groups (`x-group`), each group where its first field stands. */
export function groupsOf(schema: JsonSchema): SpecGroup[] {
  const groups = new Map<string | undefined, SpecField[]>([[undefined, []]])
  for (const field of fieldsOf(schema)) {
    const name = field.schema['x-group']
    groups.set(name, [...(groups.get(name) ?? []), field])
  }
  return [...groups].map(([name, fields]) => ({ name, fields })).filter(({ fields }) => fields.length > 0)
}

/** What people call a field: its title, or its name in words (`desired_count` → "Desired count"). */
export const labelOf = ({ name, schema }: Pick<SpecField, 'name' | 'schema'>) =>
  schema.title ?? formatWord(name.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`))

/** Where a shown value comes from. */
export type Source = 'default' | 'environment' | 'template' | 'you'

/** `you` when it was given, unless `sources` knows better; `default` when the schema filled it in; else nothing. */
export function sourceOf(
  { at }: Pick<SpecField, 'at'>,
  { value, filled }: { value: unknown; filled: unknown },
  sources: Record<Pointer, Source> = {},
): Source | undefined {
  if (valueAt(value, at) !== undefined) return sources[at] ?? 'you'
  return valueAt(filled, at) === undefined ? undefined : 'default'
}

/** What was given so far, the same with defaults, where it came from, and what is wrong with it. */
interface SpecAnswers {
  value: unknown
  filled: unknown
  sources?: Record<Pointer, Source> | undefined
  errorAt: (at: Pointer) => string | undefined
}

/** Whether a group must be looked at: it holds something required without a default, given by somebody, or wrong. */
export function needsAttention(group: SpecGroup, { value, filled, sources, errorAt }: SpecAnswers) {
  return group.fields.some(
    (field) =>
      (field.required && field.schema.default === undefined) ||
      sourceOf(field, { value, filled }, sources) === 'you' ||
      errorAt(field.at) !== undefined,
  )
}
