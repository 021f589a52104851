import { eq, sql } from 'drizzle-orm'
import { rolloutMembers } from '../../../drizzle/schema/rollouts.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { advanceDeployment } from '../../../server/deployments/advance/advance.ts'
import type { Stage } from '../../../server/deployments/target.ts'
import { createEnvironment } from '../../../server/environments/create.ts'
import { advanceRollout } from '../../../server/rollouts/advance.ts'
import { CreateRollout } from '../../../server/rollouts/inputs.ts'
import { createRollout } from '../../../server/rollouts/planning/create.ts'
import { startRollout } from '../../../server/rollouts/start.ts'
import { createService } from '../../../server/services/create.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { claimDue, release } from '../../../server/worker/claim.ts'
import type { WorkerCtx } from '../../../server/worker/context.ts'
import { plainEnvironment, plainService } from '../../support/bundles.ts'
import { publish, type TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

/** Fails when a new version touches the first queue, and only then: creating it goes well. */
export const failing = { note: 'hadron:fail-update:The quota of 100 queues is used up' }

/** 1.1: the first queue gets a tag, the second another count. Every member changes in place. */
export const nextVersion = (extra = ''): BundleFile[] =>
  plainService({ extra }).map((file) =>
    file.path === 'instance_infrastructure/cloudformation.yaml'
      ? {
          ...file,
          content: file.content
            .replace('maxReceiveCount: 3', 'maxReceiveCount: 5')
            .replace('Tags: [{ Key: note,', 'Tags: [{ Key: revision, Value: next }, { Key: note,'),
        }
      : file,
  )

/** The plain templates at 1.0 and an environment of each stage, running. */
export async function withEnvironments(hadron: TestHadron, stages: Stage[] = ['development', 'production']) {
  await publish(hadron, 'plain-environment', plainEnvironment)
  await publish(hadron, 'plain-service', plainService())
  for (const stage of stages) {
    await createEnvironment(hadron.as('operator'), {
      name: stage.slice(0, 4),
      description: '',
      template: 'plain-environment',
      version: '1.0',
      accountId: hadron.account.id,
      stage,
      teamId: hadron.team.id,
      spec: {},
      reason: '',
    })
  }
  await advanceAll(hadron.system)
}

/** Services with one instance each, all running 1.0. `{ orders: failing }` gives a spec to one of them. */
export async function withServices(
  hadron: TestHadron,
  services: Record<string, Record<string, unknown>>,
  environment = 'prod',
) {
  for (const [name, spec] of Object.entries(services)) {
    await createService(hadron.as('developer'), {
      name,
      description: '',
      template: 'plain-service',
      version: '1.0',
      environment,
      teamId: hadron.team.id,
      spec,
      reason: '',
    })
  }
  await advanceAll(hadron.system)
}

const noBake = { development: 0, staging: 0, production: 0 }

/** Plans and stores a rollout of `plain-service`, confirmed and without bakes unless said otherwise. */
export async function storeRollout(hadron: TestHadron, given: Partial<CreateRollout> = {}) {
  const input = CreateRollout.parse({
    template: 'plain-service',
    version: '1.1',
    selection: { stages: ['development', 'staging', 'production'] },
    reason: 'security fix',
    ...given,
    strategy: { bakeMinutes: noBake, ...given.strategy },
  })
  return createRollout(hadron.as('operator'), input)
}

export async function startedRollout(hadron: TestHadron, given: Partial<CreateRollout> = {}) {
  const { id } = await storeRollout(hadron, given)
  await startRollout(hadron.as('operator'), { id })
  return id
}

/** One look of a worker at every due rollout, whoever died before. Answers how many there were. */
export async function lookAtRollouts(ctx: WorkerCtx) {
  await ctx.db.execute(sql`update rollouts set lease_until = null where lease_until is not null`)
  const claims = await claimDue(ctx.db, 'rollouts', 'wrk-test', 20)
  for (const claim of claims) {
    const { lookAgainMs } = await advanceRollout(ctx, claim)
    await release(ctx.db, 'rollouts', claim, lookAgainMs)
  }
  return claims.length
}

/** One look at every unfinished deployment, as if its time had come. */
export async function lookAtDeployments(ctx: WorkerCtx) {
  await ctx.db.execute(sql`update deployments set due_at = clock_timestamp() where finished_at is null`)
  const claims = await claimDue(ctx.db, 'deployments', 'wrk-test', 50)
  for (const claim of claims) {
    const { lookAgainMs } = await advanceDeployment(ctx, claim)
    await release(ctx.db, 'deployments', claim, lookAgainMs)
  }
}

/** Works on rollouts and their deployments in turn until there is nothing left to do now. */
export async function workUntilQuiet(ctx: WorkerCtx) {
  for (let round = 0; round < 200; round++) {
    await advanceAll(ctx)
    if ((await lookAtRollouts(ctx)) === 0) return
  }
  throw new Error('the rollouts were still not quiet after 200 rounds')
}

/** `orders/prod upgraded`, by name. */
export async function membersOf(hadron: TestHadron, id: string) {
  const rows = await hadron.db
    .select({ name: targets.name, status: rolloutMembers.status, reason: rolloutMembers.reason })
    .from(rolloutMembers)
    .innerJoin(targets, eq(targets.id, rolloutMembers.targetId))
    .where(eq(rolloutMembers.rolloutId, id))
  return Object.fromEntries(rows.map(({ name, status, reason }) => [name, reason ? `${status}: ${reason}` : status]))
}

export async function targetOf(hadron: TestHadron, name: string) {
  const [target] = await hadron.db.select().from(targets).where(eq(targets.name, name))
  if (!target) throw new Error(`no target ${name}`)
  return target
}
