import { eq } from 'drizzle-orm'
import { newId } from '../../../drizzle/columns.ts'
import { accounts } from '../../../drizzle/schema/accounts.ts'
import { pipelines, type services } from '../../../drizzle/schema/services.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { isDuplicate, type Tx } from '../../db.ts'
import { requirePart } from '../../deployments/draft.ts'
import { requestDeployment } from '../../deployments/request.ts'
import { pipelineStage, type Repository, type Spec } from '../../deployments/target.ts'
import { draftJudged, type JudgedDraft } from '../../deployments/targets/judged-draft.ts'
import { badRequest, conflict, notFound, Problem } from '../../errors.ts'
import { stackNameOf } from '../../names.ts'
import { usesRepository } from '../../templates/bundle/pipeline.ts'
import { validSpec } from '../../templates/specs/valid-spec.ts'
import type { LoadedVersion } from '../../templates/versions/load.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import { nudge } from '../../worker/nudge.ts'
import { holdService } from '../find.ts'
import type { NewPipeline } from '../inputs.ts'

export interface DraftedPipeline {
  version: LoadedVersion
  accountId: string
  spec: Spec
  repository: Repository | null
  /** Undefined while no instance runs: the pipeline is planned and deployed when the first one does. */
  draft: JudgedDraft | undefined
}

/** Checks a pipeline that does not exist yet, and plans it when there is an instance to deliver to. Stores nothing. */
export async function draftPipeline(
  ctx: Ctx,
  service: string,
  version: LoadedVersion,
  { accountId, ...input }: NewPipeline,
): Promise<DraftedPipeline> {
  requirePart(version, 'pipeline')
  const repository = input.repository ?? null
  const spec = validSpec(version, 'pipeline', input.spec)
  if (!repository && usesRepository(version.bundle)) throw needsRepository(version)
  const [account] = await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId))
  if (!account) throw notFound(`The account ${accountId}`)
  const target = {
    kind: 'pipeline' as const,
    name: nameOf(service),
    accountId,
    stackName: stackNameOf.pipeline(service),
    environmentId: null,
    stage: pipelineStage,
    deployedDeploymentId: null,
    repository,
  }
  try {
    return { version, accountId, spec, repository, draft: await draftJudged(ctx, { target, version, spec }) }
  } catch (error) {
    if (!(error instanceof Problem) || error.reason !== 'PIPELINE_WITHOUT_INSTANCES') throw error
    return { version, accountId, spec, repository, draft: undefined }
  }
}

const needsRepository = (version: LoadedVersion) =>
  badRequest(
    `The pipeline of ${version.template.name} ${formatVersion(version)} reads the repository of its service. Say which one: connection, repository and branch.`,
    { reason: 'REPOSITORY_REQUIRED', issues: [{ at: '/repository', message: 'Say where the source is.' }] },
  )

const nameOf = (service: string) => `${service}/pipeline`

interface NewTarget extends DraftedPipeline {
  service: typeof services.$inferSelect
  reason: string
  approval: string | undefined
}

/** Stores the pipeline. Its first deployment is asked for now when an instance runs, else when the first one does. */
export async function insertPipeline(tx: Tx, ctx: Ctx, pipeline: NewTarget) {
  const { service, draft, version, reason, approval } = pipeline
  await holdService(tx, service.id)
  const target = await insertTarget(tx, pipeline)
  await record(tx, ctx, { action: 'pipeline.create', subject: { id: target.id, name: target.name } })
  if (!draft) {
    // An instance may have begun to run since it was looked.
    await nudge(tx, 'pipelines', target.id)
    return { service: service.name, deploymentId: null }
  }
  const { id } = await requestDeployment(tx, ctx, {
    target,
    kind: 'create',
    versionId: version.id,
    spec: draft.spec,
    plannedDigest: draft.digest,
    plan: draft.plan,
    reason,
    guardrails: { judgement: draft.judgement, approval },
  })
  return { service: service.name, deploymentId: id }
}

async function insertTarget(tx: Tx, { service, version, accountId, spec, repository }: NewTarget) {
  const id = newId('pip')
  try {
    const [target] = await tx
      .insert(targets)
      .values({
        id,
        kind: 'pipeline',
        name: nameOf(service.name),
        teamId: service.teamId,
        templateId: service.templateId,
        accountId,
        stage: pipelineStage,
        stackName: stackNameOf.pipeline(service.name),
        desiredVersionId: version.id,
        desiredSpec: spec,
      })
      .returning()
    if (!target) throw new Error('no pipeline was stored')
    await tx.insert(pipelines).values({ id, serviceId: service.id, repository })
    return target
  } catch (error) {
    if (isDuplicate(error, 'targets_name') || isDuplicate(error, 'targets_stack'))
      throw conflict(`${service.name} already has a pipeline.`, 'NAME_TAKEN')
    throw error
  }
}
