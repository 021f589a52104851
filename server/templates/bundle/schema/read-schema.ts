import type { BundleSchema, Part } from '../bundle.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { YamlDocument } from '../yaml/document.ts'
import { isFloatText } from '../yaml/floats.ts'
import { dropKeyword, type JsonSchema, noInputs, subschemas } from './json-schema.ts'
import { normalise } from './normalise.ts'
import { resolveReferences } from './references.ts'
import { checkSchema } from './rules.ts'

const inputTypes: Record<Part, string> = {
  infrastructure: 'environment_input_type',
  instance: 'service_input_type',
  pipeline: 'pipeline_input_type',
}

/** Proton's `schema.yaml` (an OpenAPI subset) as one JSON Schema per part of the bundle. */
export function readSchema(document: YamlDocument, parts: Part[]): { schema: BundleSchema; findings: Finding[] } {
  const findings: Finding[] = []
  const refuse = (code: string, at: string, message: string, advice: string) =>
    findings.push(error(document.file, { code, message, advice }, document.place(at)))
  const root = isMap(document.value) && isMap(document.value.schema) ? document.value.schema : undefined
  if (!root) {
    refuse(
      'SCHEMA_ROOT',
      '',
      'The root key "schema" is missing.',
      'Begin the file with schema: and put format and types below it.',
    )
    return { schema: {}, findings }
  }
  const types = isMap(root.types) ? root.types : {}
  const schema: BundleSchema = {}
  for (const part of parts) {
    const key = inputTypes[part]
    const name = root[key]
    if (name === undefined) schema[part] = noInputs()
    else if (typeof name === 'string' && isMap(types[name])) {
      schema[part] = readType({ document, types, name, findings })
    } else
      refuse(
        'SCHEMA_TYPE',
        `/schema/${key}`,
        `${key} names "${name}", which is not under types.`,
        `Add the type, or name one of: ${Object.keys(types).join(', ') || 'none yet'}.`,
      )
  }
  warnUnused(document, root, parts, findings)
  return { schema, findings }
}

interface TypeSource {
  document: YamlDocument
  types: Record<string, unknown>
  name: string
  findings: Finding[]
}

function readType({ document, types, name, findings }: TypeSource): JsonSchema {
  const at = `/schema/types/${name}`
  const report = (code: string, pointer: string, message: string, advice: string) =>
    findings.push(error(document.file, { code, message, advice }, document.place(at + pointer)))
  const before = findings.length
  const resolved = resolveReferences(types, types[name], report)
  if (findings.length > before) return noInputs()
  const schema = normalise(resolved, (pointer, keyword) =>
    findings.push(warning(document.file, unknownKeyword(keyword), document.place(at + pointer))),
  )
  if (schema.properties === undefined) return { ...schema, ...noInputs() }
  markFloats(schema, (pointer) => document.written(at + pointer))
  const checks = checkSchema(schema, (pointer) => document.written(at + pointer))
  for (const { at: pointer, ...words } of checks) {
    const make = words.code === 'PATTERN_AMBIGUOUS' ? warning : error
    findings.push(make(document.file, words, document.place(at + pointer)))
    // The rest of a half-written schema is a form still; this keyword would keep it from being one.
    if (make === error && !pointer.endsWith('/default')) dropKeyword(schema, pointer)
  }
  return schema
}

/** JSON has one kind of number, YAML two. */
function markFloats(schema: JsonSchema, written: (pointer: string) => string | undefined) {
  for (const { schema: inner, at } of subschemas(schema)) {
    if (Number.isInteger(inner.default) && isFloatText(written(`${at}/default`))) {
      inner['x-float-default'] = true
    }
  }
}

const unknownKeyword = (keyword: string) => ({
  code: 'SCHEMA_KEYWORD',
  message: `The keyword "${keyword}" is not known and has no effect.`,
  advice: 'Check its spelling, or remove it.',
})

function warnUnused(document: YamlDocument, root: Record<string, unknown>, parts: Part[], findings: Finding[]) {
  for (const [part, key] of Object.entries(inputTypes)) {
    if (root[key] === undefined || parts.some((known) => known === part)) continue
    const message = `${key} is set, but the bundle has no template for it.`
    const advice = part === 'pipeline' ? 'Add pipeline_infrastructure/, or remove the key.' : 'Remove the key.'
    findings.push(warning(document.file, { code: 'SCHEMA_UNUSED', message, advice }, document.place(`/schema/${key}`)))
  }
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
