import { asc, desc, eq, sql } from 'drizzle-orm'
import { guardrailDecisions, guardrailExemptions, guardrailPolicies } from '../../drizzle/schema/guardrails.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { templates } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import { notFound } from '../errors.ts'
import { denied } from '../policy/policy.ts'
import { isRunning } from './guardrail.ts'
import type { PolicyRef } from './inputs.ts'

/** Decisions shown on the page of a policy. */
const shownDecisions = 50

const heldBack = sql<number>`count(*) filter (where ${guardrailDecisions.outcome} in ('denied', 'needs_approval'))`

/** Every policy, what it asks for, and when it last held something back. */
export async function listPolicies(ctx: Ctx) {
  const [policies, decided, running] = await Promise.all([
    ctx.db.select().from(guardrailPolicies).orderBy(asc(guardrailPolicies.name)),
    ctx.db
      .select({
        policyId: guardrailDecisions.policyId,
        heldBack: heldBack.mapWith(Number),
        all: sql`count(*)`.mapWith(Number),
        lastAt: sql`max(${guardrailDecisions.at})`.mapWith(guardrailDecisions.at),
      })
      .from(guardrailDecisions)
      .groupBy(guardrailDecisions.policyId),
    ctx.db
      .select({ policyId: guardrailExemptions.policyId, count: sql`count(*)`.mapWith(Number) })
      .from(guardrailExemptions)
      .where(sql`${guardrailExemptions.endedAt} is null and ${guardrailExemptions.expiresAt} > now()`)
      .groupBy(guardrailExemptions.policyId),
  ])
  return {
    policies: policies.map(({ source: _, ...policy }) => {
      const counts = decided.find(({ policyId }) => policyId === policy.id)
      return {
        ...policy,
        heldBack: counts?.heldBack ?? 0,
        decisions: counts?.all ?? 0,
        lastDecisionAt: counts?.lastAt ?? null,
        exemptions: running.find(({ policyId }) => policyId === policy.id)?.count ?? 0,
      }
    }),
    blocked: { create: denied(ctx.actor, 'guardrails:manage') },
  }
}

/** A policy with its source, its exemptions and what it decided lately. */
export async function getPolicy(ctx: Ctx, { id }: PolicyRef) {
  const [policy] = await ctx.db.select().from(guardrailPolicies).where(eq(guardrailPolicies.id, id))
  if (!policy) throw notFound(`The policy ${id}`)
  const [exemptions, decisions, choices] = await Promise.all([
    readExemptions(ctx, id),
    ctx.db
      .select()
      .from(guardrailDecisions)
      .where(eq(guardrailDecisions.policyId, id))
      .orderBy(desc(guardrailDecisions.at))
      .limit(shownDecisions),
    ctx.db.select({ name: templates.name, title: templates.title }).from(templates).orderBy(asc(templates.name)),
  ])
  const mayNot = denied(ctx.actor, 'guardrails:manage')
  return {
    ...policy,
    exemptions,
    decisions,
    /** For choosing a scope and whom to exempt. */
    templates: choices,
    blocked: { change: mayNot, exempt: mayNot, try: mayNot },
  }
}

async function readExemptions({ db }: Ctx, policyId: string) {
  const rows = await db
    .select({
      exemption: guardrailExemptions,
      target: { name: targets.name, kind: targets.kind },
      template: templates.name,
    })
    .from(guardrailExemptions)
    .leftJoin(targets, eq(targets.id, guardrailExemptions.targetId))
    .leftJoin(templates, eq(templates.id, guardrailExemptions.templateId))
    .where(eq(guardrailExemptions.policyId, policyId))
    .orderBy(desc(guardrailExemptions.createdAt))
  const now = new Date()
  return rows.map(({ exemption, target, template }) => ({
    ...exemption,
    whom: target?.name ?? template ?? '',
    kind: exemption.targetId ? ('target' as const) : ('template' as const),
    running: isRunning(exemption, now),
  }))
}
