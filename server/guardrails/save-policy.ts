import { and, eq, sql } from 'drizzle-orm'
import { guardrailPolicies } from '../../drizzle/schema/guardrails.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate } from '../db.ts'
import { conflict, notFound } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { checkSource } from './check-source.ts'
import type { ChangePolicy, CreatePolicy } from './inputs.ts'

/** Adds a policy. It counts from the next decision on; what runs already is never touched. */
export async function createPolicy(ctx: Ctx, policy: CreatePolicy) {
  authorize(ctx, 'guardrails:manage')
  await checkSource(ctx.validator, policy.source)
  return uniquely(policy.name, () =>
    ctx.db.transaction(async (tx) => {
      const [row] = await tx
        .insert(guardrailPolicies)
        .values({ ...policy, savedBy: ctx.actor.name })
        .returning()
      if (!row) throw new Error(`no policy was stored for ${policy.name}`)
      const { severity, scope, enabled, source } = row
      const details = { after: { severity, scope, enabled, source } }
      await record(tx, ctx, { action: 'guardrail.create', subject: { id: row.id, name: row.name }, details })
      await announce(tx, 'guardrails')
      return { id: row.id, revision: row.revision }
    }),
  )
}

/** Changes a policy, over the revision on screen only. Switching it off is a change too; policies are never deleted. */
export async function changePolicy(ctx: Ctx, { id, revision, ...policy }: ChangePolicy) {
  authorize(ctx, 'guardrails:manage')
  const [before] = await ctx.db.select().from(guardrailPolicies).where(eq(guardrailPolicies.id, id))
  if (!before) throw notFound(`The policy ${id}`)
  // A policy that no longer compiles must still be possible to switch off: it holds everything back.
  if (policy.enabled || policy.source !== before.source) await checkSource(ctx.validator, policy.source)
  return uniquely(policy.name, () =>
    ctx.db.transaction(async (tx) => {
      const [row] = await tx
        .update(guardrailPolicies)
        .set({ ...policy, revision: revision + 1, savedBy: ctx.actor.name, savedAt: sql`clock_timestamp()` })
        .where(and(eq(guardrailPolicies.id, id), eq(guardrailPolicies.revision, revision)))
        .returning()
      if (!row) {
        const message = `${before.name} was changed by ${before.savedBy} while you were looking at it. Reload and look.`
        throw conflict(message, 'POLICY_CHANGED')
      }
      const details = { before: shown(before), after: shown(row) }
      await record(tx, ctx, { action: 'guardrail.change', subject: { id, name: row.name }, details })
      await announce(tx, 'guardrails')
      return { id, revision: row.revision }
    }),
  )
}

const shown = ({ name, severity, scope, enabled, source }: typeof guardrailPolicies.$inferSelect) => ({
  name,
  severity,
  scope,
  enabled,
  source,
})

async function uniquely<T>(name: string, store: () => Promise<T>): Promise<T> {
  try {
    return await store()
  } catch (error) {
    if (!isDuplicate(error, 'guardrail_policies_name_unique')) throw error
    throw conflict(`There is already a policy named “${name}”. Choose another name.`, 'NAME_TAKEN')
  }
}
