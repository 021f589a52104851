import { newId } from '../../drizzle/columns.ts'
import { instances, type services } from '../../drizzle/schema/services.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate, type Tx } from '../db.ts'
import { requestDeployment } from '../deployments/request.ts'
import { draftJudged, type JudgedDraft } from '../deployments/targets/judged-draft.ts'
import { findEnvironment } from '../environments/find.ts'
import { badRequest, conflict, refused } from '../errors.ts'
import { stackNameOf } from '../names.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from '../templates/versions/load.ts'
import { requireUsable } from '../templates/versions/usable.ts'
import { formatVersion } from '../templates/versions/version.ts'
import { holdService } from './find.ts'
import type { PlanService } from './inputs.ts'

type Environment = Awaited<ReturnType<typeof findEnvironment>>

export interface DraftedInstance {
  version: LoadedVersion
  environment: Environment
  draft: JudgedDraft
}

/** Renders and plans an instance that does not exist yet. Stores nothing. */
export async function draftInstance(ctx: Ctx, input: PlanService): Promise<DraftedInstance> {
  const template = await findTemplate(ctx.db, input.template)
  if (template.kind !== 'service')
    throw badRequest(`${template.name} is an environment template; services need a service template.`)
  const found = await findVersion(ctx.db, template.id, input.version)
  if (!found) throw refused(`There is no version ${input.version} of ${template.name}.`, 'VERSION_UNAVAILABLE')
  const version = await loadVersion(ctx.db, found.id)
  requireUsable(version)
  const environment = await findEnvironment(ctx.db, input.environment)
  await requireCompatible(ctx, version, environment)
  const target = {
    kind: 'instance' as const,
    name: `${input.name}/${environment.name}`,
    accountId: environment.accountId,
    stackName: stackNameOf.instance(input.name, environment.name),
    environmentId: environment.id,
    deployedDeploymentId: null,
  }
  return {
    version,
    environment,
    draft: await draftJudged(ctx, { target, version, spec: input.spec }),
  }
}

/** A service version runs only in environments of the templates and majors it lists. */
async function requireCompatible(ctx: Ctx, version: LoadedVersion, environment: Environment) {
  const runs = await loadVersion(ctx.db, environment.deployedVersionId ?? environment.desiredVersionId)
  const fits = version.compatibleEnvironments.some(
    (ref) => ref.template === runs.template.name && ref.major === runs.major,
  )
  if (fits) return
  const wanted = version.compatibleEnvironments.map((ref) => `${ref.template} ${ref.major}.x`).join(', ')
  throw refused(
    `${version.template.name} ${formatVersion(version)} runs in ${wanted}; ${environment.name} is ${runs.template.name} ${formatVersion(runs)}. Choose another environment or version.`,
    'ENVIRONMENT_INCOMPATIBLE',
  )
}

interface NewInstance extends DraftedInstance {
  service: typeof services.$inferSelect
  reason: string
  approval: string | undefined
}

/** Stores the instance and asks for its first deployment. */
export async function insertInstance(
  tx: Tx,
  ctx: Ctx,
  { service, environment, version, draft, reason, approval }: NewInstance,
) {
  await holdService(tx, service.id)
  const id = newId('ins')
  try {
    const [target] = await tx
      .insert(targets)
      .values({
        id,
        kind: 'instance',
        name: `${service.name}/${environment.name}`,
        teamId: service.teamId,
        templateId: service.templateId,
        accountId: environment.accountId,
        environmentId: environment.id,
        stage: environment.stage,
        stackName: stackNameOf.instance(service.name, environment.name),
        desiredVersionId: version.id,
        desiredSpec: draft.spec,
      })
      .returning()
    if (!target) throw new Error('no instance was stored')
    await tx.insert(instances).values({ id, serviceId: service.id, environmentId: environment.id })
    return await requestDeployment(tx, ctx, {
      target,
      kind: 'create',
      versionId: version.id,
      spec: draft.spec,
      plannedDigest: draft.digest,
      plan: draft.plan,
      reason,
      guardrails: { judgement: draft.judgement, approval },
    })
  } catch (error) {
    if (isDuplicate(error, 'targets_name') || isDuplicate(error, 'targets_stack'))
      throw conflict(`${service.name} already has an instance in ${environment.name}.`, 'NAME_TAKEN')
    throw error
  }
}
