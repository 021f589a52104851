import { and, eq } from 'drizzle-orm'
import { guardrailDecisions } from '../../drizzle/schema/guardrails.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { Problem } from '../errors.ts'
import { authorize } from '../policy/policy.ts'
import { inWords, type Judgement, refusal, stands, type Verdict } from './guardrail.ts'

type Gate = typeof guardrailDecisions.$inferSelect.gate
type Decision = typeof guardrailDecisions.$inferInsert

/** What goes through the gate. */
export interface Passing {
  gate: Gate
  judgement: Judgement
  /** Name for people. */
  subject: string
  /** Only of a target that is stored already. */
  targetId?: string
  deploymentId?: string
}

const needingApproval = (judgement: Judgement) =>
  'closed' in judgement
    ? []
    : judgement.verdicts.filter((verdict) => verdict.severity === 'require_approval' && stands(verdict))

/**
 * Refuses what the guardrails refuse, and keeps that they did: to be called before a transaction is opened, because what
 * is kept must outlive the refusal. An operator answers `require_approval` with a reason, which is audited when the
 * deployment is stored (`keepPassage`); nobody answers `deny`.
 */
export async function requirePassage(ctx: Ctx, passing: Passing, approval: string | undefined) {
  try {
    assertPassage(ctx, passing, approval)
  } catch (error) {
    await keep(ctx.db, decisionsOf(passing, ctx.actor.name, 'refused'))
    throw error
  }
}

/** Refuses what the guardrails refuse, and keeps nothing. */
export function assertPassage(ctx: Ctx, passing: Passing, approval: string | undefined) {
  const open = needingApproval(passing.judgement)
  if (approval && open.length > 0) authorize(ctx, 'guardrails:manage')
  const approved = approval ? open.map(({ policy }) => policy.id) : []
  const refused = refusal(passing.judgement, { approved })
  if (!refused) return
  const needsApproval =
    open.length > 0 && !refusal(passing.judgement, { approved: open.map(({ policy }) => policy.id) })
  const reason =
    'closed' in passing.judgement ? 'GUARDRAILS_CLOSED' : needsApproval ? 'POLICY_APPROVAL' : 'POLICY_DENIED'
  throw new Problem('PRECONDITION_FAILED', refused, { reason, issues: issuesOf(passing.judgement) })
}

/** Keeps, in the transaction that stores a deployment, what was warned of, exempted, and approved by whom and why. */
export async function keepPassage(tx: Tx, ctx: Ctx, passing: Passing & { deploymentId: string }, approval?: string) {
  const decisions = decisionsOf(passing, ctx.actor.name, approval ? { approval } : 'passed')
  await keep(tx, decisions)
  const approved = decisions.filter(({ outcome }) => outcome === 'approved')
  if (approved.length === 0) return
  await record(tx, ctx, {
    action: 'guardrail.approve',
    subject: { id: passing.deploymentId, name: passing.subject },
    details: { policies: approved.map(({ policyId }) => policyId), reason: approval },
  })
}

/** Policies an operator has answered for when this deployment was requested. */
export async function approvedFor(db: Pick<Tx, 'select'>, deploymentId: string): Promise<string[]> {
  const rows = await db
    .select({ policyId: guardrailDecisions.policyId })
    .from(guardrailDecisions)
    .where(and(eq(guardrailDecisions.deploymentId, deploymentId), eq(guardrailDecisions.outcome, 'approved')))
  return rows.map(({ policyId }) => policyId)
}

export async function keepRefusal(db: Pick<Tx, 'insert'>, passing: Passing, actor: string) {
  await keep(db, decisionsOf(passing, actor, 'refused'))
}

async function keep(db: Pick<Tx, 'insert'>, decisions: Decision[]) {
  if (decisions.length > 0) await db.insert(guardrailDecisions).values(decisions)
}

type How = 'refused' | 'passed' | { approval: string }

function decisionsOf(
  { judgement, gate, subject, targetId, deploymentId }: Passing,
  actor: string,
  how: How,
): Decision[] {
  if ('closed' in judgement) return []
  return judgement.verdicts.flatMap((verdict): Decision[] => {
    const outcome = outcomeOf(verdict, how)
    const message = typeof how === 'object' && outcome === 'approved' ? how.approval : inWords(verdict)
    return [{ policyId: verdict.policy.id, outcome, gate, subject, targetId, deploymentId, message, actor }]
  })
}

function outcomeOf(verdict: Verdict, how: How): Decision['outcome'] {
  if (!stands(verdict)) return 'exempted'
  if (verdict.severity === 'warn') return 'warned'
  if (verdict.severity === 'deny') return 'denied'
  return typeof how === 'object' ? 'approved' : 'needs_approval'
}

function issuesOf(judgement: Judgement) {
  if ('closed' in judgement) return []
  return judgement.verdicts
    .filter(stands)
    .flatMap(({ policy, objections }) =>
      objections.map(({ message, resource }) => ({ at: resource ?? '', message: `${policy.name}: ${message}` })),
    )
}
