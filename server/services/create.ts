import { services } from '../../drizzle/schema/services.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate } from '../db.ts'
import { requireReviewed } from '../deployments/targets/change.ts'
import { requireAllowed } from '../deployments/targets/judged-draft.ts'
import { conflict, Problem } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import type { LoadedVersion } from '../templates/versions/load.ts'
import type { CreateService, PlanService } from './inputs.ts'
import { draftInstance, insertInstance } from './new-instance.ts'
import { draftPipeline, insertPipeline } from './pipelines/new-pipeline.ts'

/** What the first instance would create. Stores nothing. */
export async function planService(ctx: Ctx, input: PlanService) {
  const { draft, version, environment } = await draftInstance(ctx, input)
  return {
    plan: draft.plan,
    tookMs: draft.tookMs,
    digest: draft.digest,
    spec: draft.spec,
    guardrails: draft.judgement,
    versionId: version.id,
    environment: environment.name,
  }
}

/**
 * Creates a service with its first instance, and asks for that instance's first deployment. A pipeline is stored with it
 * and deployed when the instance runs, because its template sees what the instance gives out.
 */
export async function createService(ctx: Ctx, input: CreateService) {
  authorize(ctx, 'services:write', await ownerOf(ctx.db, input.teamId))
  const drafted = await draftInstance(ctx, input)
  requireReviewed(drafted.draft, input.reviewedDigest)
  const approval = input.guardrailApproval
  const name = `${input.name}/${drafted.environment.name}`
  await requireAllowed(ctx, { draft: drafted.draft, name, approval })
  const pipeline = await draftFirstPipeline(ctx, input, drafted.version)
  try {
    return await ctx.db.transaction(async (tx) => {
      const [service] = await tx
        .insert(services)
        .values({
          name: input.name,
          description: input.description,
          teamId: input.teamId,
          templateId: drafted.version.templateId,
        })
        .returning()
      if (!service) throw new Error('no service was stored')
      await record(tx, ctx, { action: 'service.create', subject: { id: service.id, name: service.name } })
      const deployment = await insertInstance(tx, ctx, { ...drafted, service, reason: input.reason, approval })
      if (pipeline) await insertPipeline(tx, ctx, { ...pipeline, service, reason: input.reason, approval: undefined })
      await announce(tx, 'targets', 'services')
      return { id: service.id, name: service.name, environment: drafted.environment.name, deploymentId: deployment.id }
    })
  } catch (error) {
    if (isDuplicate(error, 'services_name'))
      throw conflict(`A service named ${input.name} already exists. Choose another name.`, 'NAME_TAKEN')
    throw error
  }
}

/** What is wrong with the pipeline's spec is told apart from what is wrong with the instance's. */
async function draftFirstPipeline(ctx: Ctx, { name, pipeline }: CreateService, version: LoadedVersion) {
  if (!pipeline) return undefined
  try {
    return await draftPipeline(ctx, name, version, pipeline)
  } catch (error) {
    if (!(error instanceof Problem) || error.reason !== 'SPEC_INVALID') throw error
    const { code, message, at, issues } = error
    throw new Problem(code, `Pipeline: ${message}`, { reason: 'PIPELINE_SPEC_INVALID', at, issues, cause: error })
  }
}
