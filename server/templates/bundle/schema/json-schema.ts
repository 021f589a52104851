/** A JSON Schema (draft 7 keywords) with our annotations, references resolved. Plain data: it is stored and sent. */
export interface JsonSchema {
  type?: string | string[]
  title?: string
  description?: string
  default?: unknown
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  minProperties?: number
  maxProperties?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  uniqueItems?: boolean
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  multipleOf?: number
  allOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  not?: JsonSchema
  if?: JsonSchema
  then?: JsonSchema
  else?: JsonSchema
  /** Locked after creation. */
  'x-immutable'?: boolean
  /** Takes only a dynamic reference, so that the secret itself never passes through Hadron. */
  'x-secret'?: boolean
  'x-order'?: number
  'x-group'?: string
  'x-widget'?: string
  'x-help'?: string
  /** The default is a whole number that was written as a float: Jinja shows `1.0`, as Python does. Set when read. */
  'x-float-default'?: boolean
}

const single = ['additionalProperties', 'items', 'not', 'if', 'then', 'else'] as const
const several = ['allOf', 'anyOf', 'oneOf'] as const

/** Every schema inside a schema, itself first, with its JSON pointer. */
export function* subschemas(schema: JsonSchema, at = ''): Generator<{ schema: JsonSchema; at: string }> {
  yield { schema, at }
  for (const [name, property] of Object.entries(schema.properties ?? {}))
    yield* subschemas(property, `${at}/properties/${escapePointer(name)}`)
  for (const keyword of single) {
    const inner = schema[keyword]
    if (typeof inner === 'object') yield* subschemas(inner, `${at}/${keyword}`)
  }
  for (const keyword of several) {
    for (const [index, inner] of (schema[keyword] ?? []).entries())
      yield* subschemas(inner, `${at}/${keyword}/${index}`)
  }
}

export const escapePointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** Takes a keyword out of a schema, in place; nothing happens when it is not there. */
export function dropKeyword(schema: JsonSchema, pointer: string): void {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const keyword = steps.pop()
  let holder: unknown = schema
  for (const step of steps) holder = isHolder(holder) ? holder[step] : undefined
  if (isHolder(holder) && keyword !== undefined) delete holder[keyword]
}

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The types a schema allows, as a list. */
export const typesOf = ({ type }: JsonSchema): string[] => (type === undefined ? [] : [type].flat())

/** The schema of a part without inputs: the empty spec and nothing else. */
export const noInputs = (): JsonSchema => ({ type: 'object', properties: {}, additionalProperties: false })
