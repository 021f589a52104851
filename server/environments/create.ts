import { eq } from 'drizzle-orm'
import { newId } from '../../drizzle/columns.ts'
import { accounts } from '../../drizzle/schema/accounts.ts'
import { environments } from '../../drizzle/schema/environments.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate } from '../db.ts'
import { requestDeployment } from '../deployments/request.ts'
import type { Stage } from '../deployments/target.ts'
import { requireReviewed } from '../deployments/targets/change.ts'
import { draftJudged, requireAllowed } from '../deployments/targets/judged-draft.ts'
import { badRequest, conflict, notFound, refused } from '../errors.ts'
import { announce } from '../live.ts'
import { stackNameOf } from '../names.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findTemplate, findVersion, loadVersion } from '../templates/versions/load.ts'
import { requireUsable } from '../templates/versions/usable.ts'
import type { CreateEnvironment, PlanEnvironment } from './inputs.ts'

/** What creating it would create: the instant plan. Stores nothing. */
export async function planEnvironment(ctx: Ctx, input: PlanEnvironment) {
  const { version, draft } = await draftEnvironment(ctx, input)
  return {
    plan: draft.plan,
    tookMs: draft.tookMs,
    digest: draft.digest,
    spec: draft.spec,
    versionId: version.id,
    guardrails: draft.judgement,
  }
}

/** Creates an environment and asks for its first deployment. */
export async function createEnvironment(ctx: Ctx, input: CreateEnvironment) {
  authorize(ctx, 'environments:write', await ownerOf(ctx.db, input.teamId))
  const { version, draft } = await draftEnvironment(ctx, input)
  requireReviewed(draft, input.reviewedDigest)
  await requireAllowed(ctx, { draft, name: input.name, approval: input.guardrailApproval })
  try {
    return await ctx.db.transaction(async (tx) => {
      const id = newId('env')
      const [target] = await tx
        .insert(targets)
        .values({
          id,
          kind: 'environment',
          name: input.name,
          teamId: input.teamId,
          templateId: version.templateId,
          accountId: input.accountId,
          stage: input.stage,
          stackName: stackNameOf.environment(input.name),
          desiredVersionId: version.id,
          desiredSpec: draft.spec,
        })
        .returning()
      if (!target) throw new Error('no environment was stored')
      await tx.insert(environments).values({ id, name: input.name, description: input.description })
      await record(tx, ctx, {
        action: 'environment.create',
        subject: { id, name: input.name },
        details: { stage: input.stage },
      })
      const deployment = await requestDeployment(tx, ctx, {
        target,
        kind: 'create',
        versionId: version.id,
        spec: draft.spec,
        plannedDigest: draft.digest,
        plan: draft.plan,
        reason: input.reason,
        guardrails: { judgement: draft.judgement, approval: input.guardrailApproval },
      })
      await announce(tx, 'targets')
      return { id, name: input.name, deploymentId: deployment.id }
    })
  } catch (error) {
    if (isDuplicate(error, 'targets_name') || isDuplicate(error, 'targets_stack'))
      throw conflict(`An environment named ${input.name} already exists. Choose another name.`, 'NAME_TAKEN')
    throw error
  }
}

async function draftEnvironment(ctx: Ctx, input: PlanEnvironment & { stage?: Stage }) {
  const template = await findTemplate(ctx.db, input.template)
  if (template.kind !== 'environment')
    throw badRequest(`${template.name} is a service template; environments need an environment template.`)
  const found = await findVersion(ctx.db, template.id, input.version)
  if (!found) throw refused(`There is no version ${input.version} of ${template.name}.`, 'VERSION_UNAVAILABLE')
  const version = await loadVersion(ctx.db, found.id)
  requireUsable(version)
  const [account] = await ctx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, input.accountId))
  if (!account) throw notFound(`The account ${input.accountId}`)
  const target = {
    kind: 'environment' as const,
    name: input.name,
    accountId: input.accountId,
    stackName: stackNameOf.environment(input.name),
    environmentId: null,
    stage: input.stage,
    deployedDeploymentId: null,
  }
  return { version, draft: await draftJudged(ctx, { target, version, spec: input.spec }) }
}
