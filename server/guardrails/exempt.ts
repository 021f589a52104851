import { and, eq, isNull, sql } from 'drizzle-orm'
import { guardrailExemptions, guardrailPolicies } from '../../drizzle/schema/guardrails.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { templates } from '../../drizzle/schema/templates.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { badRequest, notFound, refused } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import type { EndExemption, Exempt } from './inputs.ts'

/** Lets one target, or every target of one template, through one policy for some days. It ends by itself. */
export async function exempt(ctx: Ctx, { policyId, targetId, template, reason, days }: Exempt) {
  authorize(ctx, 'guardrails:manage')
  const [policy] = await ctx.db.select().from(guardrailPolicies).where(eq(guardrailPolicies.id, policyId))
  if (!policy) throw notFound(`The policy ${policyId}`)
  const whom = await findExempted(ctx, { targetId, template })
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(guardrailExemptions)
      .values({
        policyId,
        ...whom.column,
        reason,
        // By the database's clock, which alone decides when it ends.
        expiresAt: sql`clock_timestamp() + make_interval(days => ${days})` as unknown as Date,
        createdBy: ctx.actor.name,
      })
      .returning()
    if (!row) throw new Error(`no exemption was stored for ${whom.name}`)
    await record(tx, ctx, {
      action: 'guardrail.exempt',
      subject: { id: policyId, name: policy.name },
      details: { exemption: row.id, whom: whom.name, reason, expiresAt: row.expiresAt },
    })
    await announce(tx, 'guardrails')
    return { id: row.id, expiresAt: row.expiresAt }
  })
}

/** Ends an exemption before its date. */
export async function endExemption(ctx: Ctx, { id }: EndExemption) {
  authorize(ctx, 'guardrails:manage')
  return ctx.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(guardrailExemptions)
      .set({ endedAt: sql`clock_timestamp()`, endedBy: ctx.actor.name })
      .where(and(eq(guardrailExemptions.id, id), isNull(guardrailExemptions.endedAt)))
      .returning()
    if (!ended) throw refused(`The exemption ${id} has already ended.`, 'EXEMPTION_ENDED')
    await record(tx, ctx, {
      action: 'guardrail.end_exemption',
      subject: { id: ended.policyId, name: id },
      details: { exemption: id },
    })
    await announce(tx, 'guardrails')
    return { id }
  })
}

async function findExempted({ db }: Ctx, { targetId, template }: Pick<Exempt, 'targetId' | 'template'>) {
  if (Boolean(targetId) === Boolean(template)) {
    const message = 'An exemption is for a target or for a template: name one of the two.'
    throw badRequest(message, { reason: 'EXEMPTION_WHOM', at: '/targetId' })
  }
  if (targetId) {
    const [target] = await db.select().from(targets).where(eq(targets.id, targetId))
    if (!target) throw notFound(`The target ${targetId}`)
    return { column: { targetId }, name: target.name }
  }
  const [row] = await db
    .select()
    .from(templates)
    .where(eq(templates.name, template ?? ''))
  if (!row) throw notFound(`The template ${template}`)
  return { column: { templateId: row.id }, name: row.name }
}
