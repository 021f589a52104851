import type { Spec } from '../../../deployments/target.ts'
import type { Bundle, Part } from '../../../templates/bundle/bundle.ts'
import { migrateSpec, stepsFor } from '../../../templates/specs/migration.ts'
import { migrationFor } from '../../../templates/specs/migration-path.ts'
import { checkSpec, describeIssue } from '../../../templates/specs/spec.ts'
import type { Version } from '../../../templates/versions/version.ts'
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
  /** Answers to single questions, for everybody or for it alone; its own come first. */
  fieldAnswers?: FieldAnswer[]
}

/** An answer to what a migration asks at a field. */
export interface FieldAnswer {
  /** JSON pointer of the field. */
  at: string
  value?: unknown
}

/** The spec a target would have at the new version: as it is, migrated or answered; or the field at which it does not fit. */
export function fitSpec({
  bundle,
  part,
  from,
  to,
  spec,
  answer,
  fieldAnswers = [],
}: Fitting): { spec: Spec } | LeftOut {
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
  const open = result.questions.filter(({ at }) => !fieldAnswers.some((given) => given.at === at))
  const [question] = open
  if (question) {
    return { ...out('needs_answer', `Its owner has to answer: ${question.question}`, question.at), questions: open }
  }
  const answered = result.questions.reduce((whole, { at }) => withAnswer(whole, at, fieldAnswers), result.spec)
  const { spec: filled, issues } = checkSpec(schema, answered)
  const [issue] = issues
  if (!issue) return { spec: filled }
  // A wrong answer is still a question: whoever gave it can mend it.
  const asked = result.questions.filter(({ at }) => issue.at === at || issue.at.startsWith(`${at}/`))
  const refusal = out(
    asked.length > 0 ? 'needs_answer' : 'spec_does_not_fit',
    `The answer does not fit: ${describeIssue(issue)}.`,
    issue.at,
  )
  return asked.length > 0 ? { ...refusal, questions: asked } : refusal
}

/** The spec with the first answer for a field written into it. Fields of migrations are names joined by slashes. */
function withAnswer(spec: Spec, at: string, answers: FieldAnswer[]): Spec {
  const value = answers.find((given) => given.at === at)?.value
  const write = (holder: unknown, [name = '', ...rest]: string[]): unknown => {
    const inner = typeof holder === 'object' && holder !== null && !Array.isArray(holder) ? (holder as Spec) : {}
    return { ...inner, [name]: rest.length === 0 ? value : write(inner[name], rest) }
  }
  return write(spec, at.slice(1).split('/')) as Spec
}
