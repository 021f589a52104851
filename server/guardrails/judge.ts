import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { guardrailExemptions, guardrailPolicies } from '../../drizzle/schema/guardrails.ts'
import { templates } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import type { PolicySource } from '../validation/request.ts'
import type { Validator } from '../validation/validator.ts'
import {
  type ClosedGate,
  exemptionFor,
  isInScope,
  type Judgement,
  type PolicyTarget,
  type Verdict,
} from './guardrail.ts'
import { readObjections } from './objections.ts'
import { policyInput, type Subject } from './policy-input.ts'

type Reader = Pick<Ctx['db'], 'select'>
type Tools = { db: Reader; validator: Validator }

/**
 * A policy that must object to everything. When it does not, the engine passes what it should refuse, as one of the
 * package's two engines does with one kind of rule; then nothing is believed and nothing passes.
 */
const canary: PolicySource = {
  id: 'canary',
  source: 'package canary\n\nimport rego.v1\n\ndeny contains "sings" if input.hadron.canary\n',
}

/** What every enabled policy in scope says about each subject, in their order. Asks nothing when there is no policy. */
export async function judge(tools: Tools, subjects: Subject[]): Promise<Judgement[]> {
  const judgements = await judgeAlike(
    tools,
    subjects.map((subject) => ({ subject, targets: [subject.target] })),
  )
  return judgements.flat()
}

/** A subject that stands for many targets which change in the same way. */
export interface Alike {
  subject: Subject
  targets: PolicyTarget[]
}

/** As `judge`, asking the policies once for targets that are alike; scope and exemptions are looked at for each. */
export async function judgeAlike({ db, validator }: Tools, groups: Alike[]): Promise<Judgement[][]> {
  const policies = await readPolicies(db)
  const inScope = (target: PolicyTarget) => policies.filter(({ scope }) => isInScope(scope, target))
  if (groups.every(({ targets }) => targets.every((target) => inScope(target).length === 0)))
    return groups.map(({ targets }) => targets.map(() => ({ verdicts: [] })))
  // All enabled policies, so that the engine is built once and not for each scope.
  const subjects = groups.map(({ subject }) => subject)
  const denials = await evaluate(validator, policies, subjects)
  if ('closed' in denials) return groups.map(({ targets }) => targets.map(() => denials))
  const exemptions = await readExemptions(db)
  const now = new Date()
  return groups.map(({ targets }, index) =>
    targets.map((target) => ({
      verdicts: inScope(target).flatMap(({ id, name, severity }): Verdict[] => {
        const objections = readObjections(denials.found[index]?.[id] ?? [])
        if (objections.length === 0) return []
        const exemption = exemptionFor(exemptions, { policyId: id, target, now })
        const exempted = exemption ? { reason: exemption.reason, until: exemption.expiresAt.toISOString() } : null
        return [{ policy: { id, name }, severity, objections, exempted }]
      }),
    })),
  )
}

/** The policies that are switched on. */
export const readPolicies = (db: Reader) =>
  db.select().from(guardrailPolicies).where(eq(guardrailPolicies.enabled, true))

/** What policies deny in subjects, by policy; the gate is closed with words when that cannot be known. */
export async function evaluate(
  validator: Validator,
  policies: PolicySource[],
  subjects: Subject[],
): Promise<{ found: Record<string, unknown[]>[] } | ClosedGate> {
  const sources = policies.map(({ id, source }) => ({ id, source }))
  const answer = await validator.evaluate([...sources, canary], subjects.map(policyInput))
  if (answer.kind === 'refused') return closed(`a policy failed: ${answer.message.trim()}`)
  if (answer.kind === 'unavailable') return closed(`the policy engine could not be asked, ${answer.why}`)
  if (answer.denials.some((found) => found[canary.id]?.length !== 1) || answer.denials.length !== subjects.length)
    return closed('the policy engine passes what it must refuse')
  return { found: answer.denials }
}

const closed = (why: string): ClosedGate => ({
  closed: `The guardrails cannot be evaluated, so nothing passes: ${why}. An operator can look at them in Settings, Guardrails.`,
})

async function readExemptions(db: Reader) {
  return db
    .select({
      policyId: guardrailExemptions.policyId,
      targetId: guardrailExemptions.targetId,
      template: templates.name,
      reason: guardrailExemptions.reason,
      expiresAt: guardrailExemptions.expiresAt,
      endedAt: guardrailExemptions.endedAt,
    })
    .from(guardrailExemptions)
    .leftJoin(templates, eq(templates.id, guardrailExemptions.templateId))
    .where(and(isNull(guardrailExemptions.endedAt), gt(guardrailExemptions.expiresAt, sql`now()`)))
}
