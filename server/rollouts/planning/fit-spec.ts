import type { Spec } from '../../deployments/target.ts'
import type { Bundle, Part } from '../../templates/bundle/bundle.ts'
import { migrateSpec, stepsFor } from '../../templates/specs/migration.ts'
import { migrationFor } from '../../templates/specs/migration-path.ts'
import { checkSpec, describeIssue } from '../../templates/specs/spec.ts'
import type { Version } from '../../templates/versions/version.ts'
import { type LeftOut, out } from './leave-out.ts'

interface Fitting {
  bundle: Bundle
  part: Part
  from: Version
  to: Version
  /** What runs. */
  spec: Spec
  /** What its owner answered to the questions of the migration: the whole new spec. */
  answer?: Spec | undefined
}

/** The spec a target would have at the new version: as it is, migrated or answered; or the field at which it does not fit. */
export function fitSpec({ bundle, part, from, to, spec, answer }: Fitting): { spec: Spec } | LeftOut {
  const schema = bundle.schema[part] ?? {}
  const migration = answer || from.major === to.major ? undefined : migrationFor(bundle, from, to)
  if (!migration) {
    const { spec: filled, issues } = checkSpec(schema, answer ?? spec)
    const [issue] = issues
    return issue
      ? out('spec_does_not_fit', `Its spec does not fit: ${describeIssue(issue)}.`, issue.at)
      : { spec: filled }
  }
  const result = migrateSpec(stepsFor(migration, part), spec, schema)
  if (result.outcome === 'migrated') return { spec: result.spec }
  if (result.outcome === 'fails') {
    return out('spec_does_not_fit', `Its spec cannot be migrated: ${result.message}`, result.at)
  }
  const [question] = result.questions
  return out('needs_answer', `Its owner has to answer: ${question?.question ?? ''}`, question?.at)
}
