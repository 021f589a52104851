import { eq, sql } from 'drizzle-orm'
import { rolloutMembers, rollouts } from '../../../drizzle/schema/rollouts.ts'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { conflict, notFound } from '../../errors.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import { blocked } from '../rollout.ts'

export type Rollout = typeof rollouts.$inferSelect

/** A rollout that nobody else can move until the transaction ends. */
export interface LockedRollout {
  rollout: Rollout
  /** For the audit log. */
  subject: { id: string; name: string }
  /** Members that have failed and were neither retried nor skipped. */
  failed: number
}

/**
 * Locks a rollout for a command or for its worker. Everything that changes a rollout or its members holds this lock, so
 * a decision and what it was based on are one.
 */
export async function lockRollout(tx: Tx, id: string): Promise<LockedRollout> {
  const [found] = await tx
    .select({ rollout: rollouts, template: templates.name, version: templateVersions })
    .from(rollouts)
    .innerJoin(templates, eq(templates.id, rollouts.templateId))
    .innerJoin(templateVersions, eq(templateVersions.id, rollouts.toVersionId))
    .where(eq(rollouts.id, id))
    .for('update', { of: rollouts })
  if (!found) throw notFound(`Rollout ${id}`)
  const [counted] = await tx
    .select({ failed: sql<number>`(count(*) filter (where ${rolloutMembers.status} = 'failed'))::int` })
    .from(rolloutMembers)
    .where(eq(rolloutMembers.rolloutId, id))
  const subject = { id, name: `${found.template} → ${formatVersion(found.version)}` }
  return { rollout: found.rollout, subject, failed: counted?.failed ?? 0 }
}

/** Refuses with the sentence that the button shows. */
export function requirePossible({ rollout, failed }: LockedRollout, action: keyof ReturnType<typeof blocked>) {
  const reason = blocked({ status: rollout.status, failed })[action]
  if (reason) throw conflict(reason, 'ROLLOUT_STATE')
}

/** What a rollout does, it does in its own name: its deployments and its withdrawals can be told from people's. */
export const actingFor = <C extends Pick<Ctx, 'actor' | 'requestId'>>(ctx: C, rolloutId: string): C => ({
  ...ctx,
  actor: { kind: 'system', name: `rollout ${rolloutId}` },
})
