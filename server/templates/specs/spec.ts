import { isDeepStrictEqual } from 'node:util'
import { fillDefaults } from '../bundle/schema/defaults.ts'
import { escapePointer, type JsonSchema, noInputs } from '../bundle/schema/json-schema.ts'
import { checkPlain } from '../bundle/schema/plain-data.ts'
import { checkSecrets, withoutSecretRules } from '../bundle/schema/secrets.ts'
import { validate } from '../bundle/schema/validator.ts'
import { type Issue, toIssues } from '../bundle/schema/words.ts'

/** What a team filled in for one part of a version. */
export type Spec = Record<string, unknown>
export type { Issue } from '../bundle/schema/words.ts'

/**
 * Checks a spec against the schema of its part and fills in the defaults. Everything wrong is said at once, with the
 * JSON pointer of the field. A part without a schema takes no fields. Only a spec without issues may be stored or rendered.
 */
export function checkSpec(schema: JsonSchema | undefined, spec: unknown): { spec: Spec; issues: Issue[] } {
  const unsafe = checkPlain(spec)
  // Sizes and characters first: what is refused here is not worth looking into any further.
  if (unsafe.length > 0) return { spec: {}, issues: unsafe }
  const rules = schema ?? noInputs()
  const filled = fillDefaults(rules, spec)
  const issues = [...toIssues(validate(withoutSecretRules(rules), filled)), ...checkSecrets(rules, filled)]
  return { spec: isSpec(filled) ? filled : {}, issues: unique(issues) }
}

const isSpec = (value: unknown): value is Spec => typeof value === 'object' && value !== null && !Array.isArray(value)

const unique = (issues: Issue[]) =>
  issues.filter(
    ({ at, message }, index) => issues.findIndex((other) => other.at === at && other.message === message) === index,
  )

/** `/size must be one of small, large` for people: "size must be one of small, large". */
export const describeIssue = ({ at, message }: Issue) => `${at.slice(1).replaceAll('/', '.') || 'The spec'} ${message}`

/** Fields marked `x-immutable` that a change would alter, by JSON pointer. Compared with defaults filled in. */
export function immutableChanges(schema: JsonSchema | undefined, before: Spec, after: Spec): Issue[] {
  if (!schema) return []
  return compare(schema, fillDefaults(schema, before), fillDefaults(schema, after), '')
}

function compare(schema: JsonSchema, before: unknown, after: unknown, at: string): Issue[] {
  if (isDeepStrictEqual(before, after)) return []
  if (schema['x-immutable']) {
    const message = `cannot change after creation (it is ${JSON.stringify(before) ?? 'not set'})`
    return [{ at, code: 'INPUT_CHOICE', message }]
  }
  if (!isSpec(before) || !isSpec(after)) return []
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    compare(property, before[name], after[name], `${at}/${escapePointer(name)}`),
  )
}
