import { z } from 'zod'
import { MigrationStep } from '../bundle/files/migration-step.ts'
import { applyStep, type Question } from '../bundle/files/migration-steps.ts'
import type { Part } from '../bundle/part.ts'
import type { JsonSchema } from '../bundle/schema/json-schema.ts'
import { checkSpec, describeIssue, type Spec } from './spec.ts'

const Steps = z.array(MigrationStep).max(100)

const MigrationFile = z.strictObject({
  from: z.union([z.string().regex(/^\d{1,4}$/), z.number().int().nonnegative()]).transform(String),
  infrastructure: Steps.optional(),
  instance: Steps.optional(),
  pipeline: Steps.optional(),
})

/**
 * How specs of an earlier major become specs of this version, in `migrations/2.0.yaml`:
 *
 * ```yaml
 * from: '1'                                # the major the specs come from
 * instance:                                # infrastructure, instance or pipeline; steps run in order
 *   - rename: { from: size, to: compute.size }
 *   - map: { at: compute.size, values: { small: S, large: L }, otherwise: M }
 *   - set: { at: runtime, value: nodejs22 }        # always
 *   - default: { at: port, value: 8080 }           # only when nothing is there
 *   - remove: legacy_mode
 *   - ask: { at: owner_email, question: Who is called when it fails?, prefill: ops@example.com }
 * ```
 *
 * Fields are names joined by dots. A step whose field is absent does nothing, so one migration serves every old spec.
 * `map` fails on a value it does not know, unless `otherwise` is there; `ask` asks only when nothing is there yet.
 */
export type Migration = z.infer<typeof MigrationFile>
export type MigrationOutcome =
  | { outcome: 'migrated'; spec: Spec }
  | { outcome: 'needs_answer'; spec: Spec; questions: Question[] }
  | { outcome: 'fails'; at: string; message: string }

/** A migration file as data, or every reason why it is none; `at` is a JSON pointer into the file. */
export function parseMigration(value: unknown): {
  migration: Migration | undefined
  issues: { at: string; message: string }[]
} {
  const parsed = MigrationFile.safeParse(value)
  if (parsed.success) return { migration: parsed.data, issues: [] }
  const issues = parsed.error.issues.map(({ path, message, code }) => {
    const where = path.map(String).join('/')
    const name = path.join('.') || 'The migration'
    return {
      at: where ? `/${where}` : '',
      message: code === 'invalid_union' ? `${name} is not a step` : `${name}: ${message}`,
    }
  })
  return { migration: undefined, issues }
}

/** The steps of one part; none when the migration leaves the part as it is. */
export const stepsFor = (migration: Migration, part: Part): MigrationStep[] => migration[part] ?? []

/**
 * Runs the steps over one spec and checks the result against the new version's schema. Pure; the given spec is left as
 * it is. With questions, `spec` is the migrated spec without the answers.
 */
export function migrateSpec(steps: MigrationStep[], spec: Spec, newSchema: JsonSchema): MigrationOutcome {
  const migrated: Spec = structuredClone(spec)
  const questions: Question[] = []
  for (const step of steps) {
    const outcome = applyStep(step, migrated)
    if (outcome && 'message' in outcome) return { outcome: 'fails', ...outcome }
    if (outcome) questions.push(outcome)
  }
  const checked = checkSpec(newSchema, migrated)
  const asked = (pointer: string) =>
    questions.some((question) => pointer === question.at || question.at.startsWith(`${pointer}/`))
  const [issue] = checked.issues.filter((found) => !asked(found.at))
  if (issue) return { outcome: 'fails', at: issue.at, message: `${describeIssue(issue)}.` }
  if (questions.length > 0) return { outcome: 'needs_answer', spec: migrated, questions }
  return { outcome: 'migrated', spec: checked.spec }
}
