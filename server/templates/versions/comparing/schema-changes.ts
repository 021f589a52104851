import { isDeepStrictEqual } from 'node:util'
import { escapePointer, type JsonSchema, typesOf } from '../../bundle/schema/json-schema.ts'
import { typeName } from '../../bundle/schema/words.ts'
import { minorBreaks } from '../../specs/compatibility.ts'

/** How the form changed at one field. */
export const schemaChangeKinds = [
  'added_required',
  'removed',
  'type_changed',
  'narrowed',
  'added_optional',
  'widened',
  'default_changed',
] as const
export type SchemaChangeKind = (typeof schemaChangeKinds)[number]

export interface SchemaChange {
  kind: SchemaChangeKind
  /** JSON pointer into a spec; `*` stands for every item. */
  at: string
  /** What is different, after the field's name. */
  message: string
  /** What it means for the specs there are. */
  consequence: string
}

interface Field {
  schema: JsonSchema
  required: boolean
  /** Whether the object around it takes fields that it does not name. */
  open: boolean
}

/** What is different between two forms, the changes that ask something of existing specs first. Pure. */
export function schemaChanges(before: JsonSchema | undefined, after: JsonSchema | undefined): SchemaChange[] {
  const then = fieldsOf(before ?? {})
  const now = fieldsOf(after ?? {})
  const gone = [...then].filter(([at]) => !now.has(at) && now.has(parentOf(at)))
  const come = [...now].filter(([at]) => !then.has(at) && then.has(parentOf(at)))
  const both = [...now].flatMap(([at, field]) => {
    const old = then.get(at)
    return old ? changesAt(at, old, field) : []
  })
  const all = [
    ...come.map(([at, field]) => added(at, field)),
    ...gone.map(([at]) => removed(at, now.get(parentOf(at)))),
    ...both,
  ]
  return all.toSorted(
    (a, b) => schemaChangeKinds.indexOf(a.kind) - schemaChangeKinds.indexOf(b.kind) || (a.at < b.at ? -1 : 1),
  )
}

/** Every field by its pointer, the whole (``) included. */
function fieldsOf(schema: JsonSchema, at = '', required = true, open = true): Map<string, Field> {
  const takesOthers = schema.additionalProperties !== false
  return new Map([
    [at, { schema, required, open }] as const,
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
      ...fieldsOf(property, `${at}/${escapePointer(name)}`, schema.required?.includes(name) ?? false, takesOthers),
    ]),
    ...(schema.items ? [...fieldsOf(schema.items, `${at}/*`)] : []),
  ])
}

const parentOf = (at: string) => (at === '' ? 'nothing' : at.slice(0, at.lastIndexOf('/')))

function added(at: string, { schema, required }: Field): SchemaChange {
  if (required && schema.default === undefined) {
    const consequence = 'Existing specs have no value for it: a migration has to set it, or ask for it.'
    return { kind: 'added_required', at, message: 'is new and required, without a default', consequence }
  }
  const filled = schema.default === undefined ? 'stay without it' : `get ${shown(schema.default)}`
  return { kind: 'added_optional', at, message: 'is new and optional', consequence: `Existing specs ${filled}.` }
}

function removed(at: string, parent: Field | undefined): SchemaChange {
  const refuses = parent?.schema.additionalProperties === false
  const consequence = refuses
    ? 'Specs that have it are refused until a migration takes it away.'
    : 'Specs that have it keep it, and nothing reads it.'
  return { kind: 'removed', at, message: 'is gone', consequence }
}

function changesAt(at: string, before: Field, after: Field): SchemaChange[] {
  const [then, now] = [own(before.schema), own(after.schema)]
  const types = [typesOf(then).toSorted(), typesOf(now).toSorted()]
  if (!isDeepStrictEqual(types[0], types[1])) return [typeChanged(at, then, now)]
  return [...narrowed(at, before, after), ...widened(at, before, after), ...defaultChanged(at, then, now)]
}

/** The rules of a field without those of the fields inside it. */
const own = ({ properties: _, items: __, required: ___, ...rest }: JsonSchema): JsonSchema => rest

function typeChanged(at: string, before: JsonSchema, after: JsonSchema): SchemaChange {
  const [then, now] = [before, after].map((schema) => typesOf(schema).map(typeName).join(' or ') || 'any value')
  const consequence =
    minorBreaks(before, after, at).length === 0
      ? 'Existing specs are accepted as they are.'
      : 'Specs with a value of the old type are refused until a migration changes it.'
  return { kind: 'type_changed', at, message: `was ${then}, and is ${now}`, consequence }
}

function narrowed(at: string, before: Field, after: Field): SchemaChange[] {
  const consequence = 'Specs with a value outside are refused.'
  const breaks = minorBreaks(rules(before), rules(after), at).map(({ message }) => message)
  if (after.required && !before.required && after.schema.default === undefined) breaks.push('is required now')
  return breaks.map((message) => ({ kind: 'narrowed', at, message, consequence }))
}

function widened(at: string, before: Field, after: Field): SchemaChange[] {
  const consequence = 'Existing specs are accepted as they are.'
  const wider = minorBreaks(rules(after), rules(before), at).length > 0
  const optional = before.required && !after.required && before.schema.default === undefined
  return [
    ...(wider ? [{ kind: 'widened' as const, at, message: 'accepts more than before', consequence }] : []),
    ...(optional ? [{ kind: 'widened' as const, at, message: 'is optional now', consequence }] : []),
  ]
}

const rules = ({ schema }: Field) => {
  const { default: _, title: __, description: ___, ...rest } = own(schema)
  return rest
}

function defaultChanged(at: string, before: JsonSchema, after: JsonSchema): SchemaChange[] {
  if (isDeepStrictEqual(before.default, after.default)) return []
  const message = `had the default ${shown(before.default)}, and has ${shown(after.default)}`
  return [{ kind: 'default_changed', at, message, consequence: 'Existing specs keep what they have; new ones get it.' }]
}

const shown = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value))
