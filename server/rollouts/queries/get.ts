import { asc, eq, sql } from 'drizzle-orm'
import { rolloutMembers, rolloutShapes, rollouts, rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import { notFound } from '../../errors.ts'
import { denied } from '../../policy/policy.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import { budgetOf } from '../advancing/budget.ts'
import type { Rollout } from '../advancing/lock.ts'
import { groupCauses } from '../advancing/pause-message.ts'
import { readStanding } from '../advancing/standing.ts'
import type { RolloutRef } from '../inputs.ts'
import { blocked, isFinished, type MemberStatus, memberStatuses } from '../rollout.ts'
import { secondsLeft } from './eta.ts'
import { paceOf } from './pace.ts'

/** One rollout as its page shows it: where it stands, wave by wave, what it may still do, and who fails of what. */
export async function getRollout(ctx: Ctx, { id }: RolloutRef) {
  const { rollout, template, version } = await findRollout(ctx, id)
  const [waves, shapes, counts, failing, pace, standing] = await Promise.all([
    ctx.db.select().from(rolloutWaves).where(eq(rolloutWaves.rolloutId, id)).orderBy(asc(rolloutWaves.number)),
    ctx.db
      .select()
      .from(rolloutShapes)
      .where(eq(rolloutShapes.rolloutId, id))
      .orderBy(sql`${rolloutShapes.members} desc`),
    countMembers(ctx, id),
    readFailing(ctx, id),
    paceOf(ctx, rollout),
    readStanding(ctx.db, rollout),
  ])
  const timed = standing.waves.map((wave, i) => ({ ...wave, bakeMinutes: waves[i]?.bakeMinutes ?? 0 }))
  const left = isFinished(rollout.status) ? null : secondsLeft({ ...standing, waves: timed }, pace.memberSeconds)
  const { fence: _, dueAt: __, leasedBy: ___, leaseUntil: ____, ...facts } = rollout
  return {
    ...facts,
    template: { id: template.id, name: template.name, title: template.title, kind: template.kind },
    version: { id: version.id, number: formatVersion(version), status: version.status },
    counts,
    waves: waves.map((wave, i) => ({ ...wave, ...statuses(timed[i]) })),
    shapes,
    budget: currentBudget(rollout, standing),
    failing,
    ...pace,
    secondsLeft: left,
    blocked: blockedFor(ctx, rollout, counts.failed),
  }
}

async function findRollout(ctx: Ctx, id: string) {
  const [found] = await ctx.db
    .select({ rollout: rollouts, template: templates, version: templateVersions })
    .from(rollouts)
    .innerJoin(templates, eq(templates.id, rollouts.templateId))
    .innerJoin(templateVersions, eq(templateVersions.id, rollouts.toVersionId))
    .where(eq(rollouts.id, id))
  if (!found) throw notFound(`Rollout ${id}`)
  return found
}

/** Members by status; `out` were left out when it was planned. */
async function countMembers(ctx: Ctx, id: string): Promise<Record<MemberStatus | 'total' | 'out', number>> {
  const isOut = sql`(${rolloutMembers.wave} is null and ${rolloutMembers.status} = 'skipped')`
  const [row] = await ctx.db
    .select({
      total: sql<number>`(count(*) filter (where not ${isOut}))::int`,
      out: sql<number>`(count(*) filter (where ${isOut}))::int`,
      ...(Object.fromEntries(memberStatuses.map((status) => [status, counted(status, isOut)])) as Record<
        MemberStatus,
        ReturnType<typeof counted>
      >),
    })
    .from(rolloutMembers)
    .where(eq(rolloutMembers.rolloutId, id))
  if (!row) throw new Error(`the members of ${id} could not be counted`)
  return row
}

const counted = (status: MemberStatus, isOut: ReturnType<typeof sql>) =>
  sql<number>`(count(*) filter (where ${rolloutMembers.status} = ${status} and not ${isOut}))::int`

/** Who failed, grouped by cause, the most frequent first. */
async function readFailing(ctx: Ctx, id: string) {
  const rows = await ctx.db
    .select({
      targetId: rolloutMembers.targetId,
      name: targets.name,
      kind: targets.kind,
      deploymentId: rolloutMembers.deploymentId,
      reason: sql<string>`coalesce(${rolloutMembers.reason}, '')`,
    })
    .from(rolloutMembers)
    .innerJoin(targets, eq(targets.id, rolloutMembers.targetId))
    .where(sql`${eq(rolloutMembers.rolloutId, id)} and ${eq(rolloutMembers.status, 'failed')}`)
    .orderBy(sql`${rolloutMembers.finishedAt} desc nulls last`)
    .limit(500)
  return groupCauses(rows).map(({ reason, members }) => ({ reason, members }))
}

const statuses = (wave: { waiting: number; deploying: number; failed: number; bakeLeftMs: number } | undefined) => ({
  waiting: wave?.waiting ?? 0,
  deploying: wave?.deploying ?? 0,
  failed: wave?.failed ?? 0,
  bakeLeftMs: wave?.bakeLeftMs ?? 0,
})

function currentBudget(rollout: Rollout, { waves, forgiven, ...settings }: Awaited<ReturnType<typeof readStanding>>) {
  const current = waves.find(({ status }) => status !== 'passed')
  const failed = waves.reduce((sum, wave) => sum + wave.failed, 0)
  const inFlight = waves.reduce((sum, wave) => sum + wave.deploying, 0)
  const canary = current?.canary ?? false
  const facts = { ...settings, failed, forgiven, canary, failedInWave: current?.failed ?? 0 }
  return { ...budgetOf(facts), inFlight, concurrency: rollout.concurrency, mode: settings.mode, canary }
}

/** Permission first, then the state: the sentence each button shows. */
function blockedFor(ctx: Ctx, { status }: Rollout, failed: number) {
  const mayNot = denied(ctx.actor, 'rollouts:control')
  const state = blocked({ status, failed })
  const finished = isFinished(status) ? `This rollout is already ${status}.` : undefined
  return {
    start: mayNot ?? state.start,
    pause: mayNot ?? state.pause,
    resume: mayNot ?? state.resume,
    abort: mayNot ?? state.abort,
    retryFailed: mayNot ?? state.retryFailed,
    skipMember: mayNot ?? finished,
    changeConcurrency: mayNot ?? finished,
  }
}
