import { eq } from 'drizzle-orm'
import { templates } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import { requireReviewed } from '../deployments/targets/change.ts'
import { requireAllowed } from '../deployments/targets/judged-draft.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findService } from './find.ts'
import type { DeployInstance, PlanInstance } from './inputs.ts'
import { draftInstance, insertInstance } from './new-instance.ts'

/** What another instance of a service would create. Stores nothing. */
export async function planInstance(ctx: Ctx, input: PlanInstance) {
  const { draft, environment } = await draftAddition(ctx, input)
  return {
    plan: draft.plan,
    tookMs: draft.tookMs,
    digest: draft.digest,
    spec: draft.spec,
    guardrails: draft.judgement,
    environment: environment.name,
  }
}

/** Adds an instance of a service in another environment. */
export async function addInstance(ctx: Ctx, input: DeployInstance) {
  const { service, ...drafted } = await draftAddition(ctx, input)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, service.teamId))
  requireReviewed(drafted.draft, input.reviewedDigest)
  const approval = input.guardrailApproval
  const name = `${service.name}/${drafted.environment.name}`
  await requireAllowed(ctx, { draft: drafted.draft, name, approval })
  return ctx.db.transaction(async (tx) => {
    const deployment = await insertInstance(tx, ctx, { ...drafted, service, reason: input.reason, approval })
    await announce(tx, 'targets', 'services')
    return { service: service.name, environment: drafted.environment.name, deploymentId: deployment.id }
  })
}

async function draftAddition(ctx: Ctx, { service: ref, environment, version, spec }: PlanInstance) {
  const service = await findService(ctx.db, ref)
  const [template] = await ctx.db.select().from(templates).where(eq(templates.id, service.templateId))
  if (!template) throw new Error(`service ${service.id} has no template`)
  const drafted = await draftInstance(ctx, { name: service.name, template: template.name, version, environment, spec })
  return { service, ...drafted }
}
