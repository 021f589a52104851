import { propertyShapes, type Shapes } from '../../template/property-shapes.ts'
import { isCustomResource } from '../../template/resource-types.ts'
import { entry, isObject, type Json, type JsonObject } from '../../template/template.ts'

type Finding = { kind: 'missing' | 'other'; text: string }

/** What the provider of a resource type would say of its properties before it creates anything; nothing when fine. */
export function propertyProblem(logicalId: string, typeName: string, properties: JsonObject): string | undefined {
  const shapes = isCustomResource(typeName) ? undefined : propertyShapes(typeName)
  if (!shapes) return undefined
  const found = objectFindings(shapes, '', properties, '')
  const missing = found.filter((one) => one.kind === 'missing').map((one) => one.text)
  if (missing.length > 0) return `Property validation failure: [${missing.join(', ')}]`
  if (found.length === 0) return undefined
  const said = found.map((one) => one.text).join('\n')
  return `Properties validation failed for resource ${logicalId} with message:\n${said}`
}

function objectFindings(shapes: Shapes, shapeName: string, value: JsonObject, at: string): Finding[] {
  const shape = entry(shapes, shapeName) ?? {}
  // An object that nothing is known of takes anything.
  if (Object.keys(shape).length === 0) return []
  const missing = Object.keys(shape).filter((name) => shape[name]?.endsWith('!') && value[name] === undefined)
  const extra = Object.keys(value).filter((name) => !Object.hasOwn(shape, name))
  return [
    ...missing.map((name): Finding => ({ kind: 'missing', text: `The property {${at}/${name}} is required` })),
    ...extra.map((name): Finding => ({ kind: 'other', text: `#${at}: extraneous key [${name}] is not permitted` })),
    ...Object.entries(value).flatMap(([name, item]) =>
      valueFindings(shapes, entry(shape, name)?.replace(/!$/, '') ?? 'json', item, `${at}/${name}`),
    ),
  ]
}

function valueFindings(shapes: Shapes, type: string, value: Json, at: string): Finding[] {
  if (type === 'json' || isDynamic(value)) return []
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return mismatch('JSONArray', value, at)
    return value.flatMap((item, index) => valueFindings(shapes, type.slice(0, -2), item, `${at}/${index}`))
  }
  if (type.endsWith('{}')) {
    if (!isObject(value)) return mismatch('JSONObject', value, at)
    const members = Object.entries(value)
    return members.flatMap(([name, item]) => valueFindings(shapes, type.slice(0, -2), item, `${at}/${name}`))
  }
  if (type.startsWith('<')) {
    return isObject(value) ? objectFindings(shapes, type.slice(1, -1), value, at) : mismatch('JSONObject', value, at)
  }
  const expected = scalarMismatch(type, value)
  return expected ? mismatch(expected, value, at) : []
}

function mismatch(expected: string, value: Json, at: string): Finding[] {
  return [{ kind: 'other', text: `#${at}: expected type: ${expected}, found: ${kindOf(value)}` }]
}

/** The kind a scalar should have been; text that reads as a number or a boolean is one. */
function scalarMismatch(type: string, value: Json): string | undefined {
  const kind = { string: 'String', integer: 'Number', number: 'Number', boolean: 'Boolean' }[type]
  if (kind === undefined) return undefined
  if (typeof value === 'object') return kind
  const text = String(value)
  if (kind === 'Number') return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : kind
  if (kind === 'Boolean') return /^(?:true|false)$/i.test(text) ? undefined : kind
  return undefined
}

/** A text that is filled in when the resource is made may become anything. */
function isDynamic(value: Json): boolean {
  return typeof value === 'string' && (value.includes('{{resolve:') || value.includes('hadron:fail-'))
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'JSONArray'
  if (typeof value === 'object') return 'JSONObject'
  return typeof value === 'number' ? 'Number' : typeof value === 'boolean' ? 'Boolean' : 'String'
}
