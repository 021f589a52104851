import { and, eq, sql } from 'drizzle-orm'
import { rolloutMembers, rollouts } from '../../../drizzle/schema/rollouts.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { conflict, notFound } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { nudge } from '../../worker/nudge.ts'
import { lockRollout } from '../advancing/lock.ts'
import type { SkipMember } from '../inputs.ts'
import { isFinished, type MemberStatus, memberMoves } from '../rollout.ts'

/** Takes one member out of a rollout that has not finished: one that waits, or one that failed and need not be mended. */
export async function skipMember(ctx: Ctx, { id, targetId, reason }: SkipMember) {
  authorize(ctx, 'rollouts:control')
  await ctx.db.transaction(async (tx) => {
    const { rollout, subject, failed } = await lockRollout(tx, id)
    if (isFinished(rollout.status)) throw conflict(`This rollout is already ${rollout.status}.`, 'ROLLOUT_STATE')
    const [member] = await tx
      .select()
      .from(rolloutMembers)
      .where(and(eq(rolloutMembers.rolloutId, id), eq(rolloutMembers.targetId, targetId)))
    if (!member) throw notFound(`Member ${targetId} of this rollout`)
    const blocked = skipBlocked(member.status)
    if (blocked) throw conflict(blocked, 'ROLLOUT_STATE')
    await tx
      .update(rolloutMembers)
      .set({ status: 'skipped', reason, finishedAt: sql`clock_timestamp()` })
      .where(and(eq(rolloutMembers.rolloutId, id), eq(rolloutMembers.targetId, targetId)))
    const left = member.status === 'failed' ? failed - 1 : failed
    await tx
      .update(rollouts)
      .set({ failuresForgiven: sql`least(failures_forgiven, ${left})` })
      .where(eq(rollouts.id, id))
    const details = { targetId, from: member.status, reason }
    await record(tx, ctx, { action: 'rollout.skip_member', subject, details })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`)
  })
  return { id }
}

/** Why a member cannot be skipped, as a sentence; undefined when it can. */
export function skipBlocked(status: MemberStatus): string | undefined {
  if ((memberMoves[status] as readonly MemberStatus[]).includes('skipped')) return undefined
  if (status === 'deploying') return 'It is being deployed. Cancel its deployment, or pause the rollout.'
  return `It is already ${status}.`
}
