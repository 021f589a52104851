import { asc, eq, sql } from 'drizzle-orm'
import { deploymentEvents, deployments, renderedTemplates } from '../../drizzle/schema/deployments.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import { notFound } from '../errors.ts'
import { denied, type Permission } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { formatVersion } from '../templates/versions/version.ts'
import { nudge } from '../worker/nudge.ts'
import { blocked, isFinished } from './deployment.ts'
import type { DeploymentRef } from './inputs.ts'
import type { TargetKind } from './target.ts'
import { blockedTarget } from './targets/blocked.ts'

/** How long one look keeps the worker reading events live for this deployment. */
const watchSeconds = 20

/** One deployment with its events. Reading an unfinished one makes the worker follow its stack closely for a while. */
export async function getDeployment(ctx: Ctx, { id }: DeploymentRef) {
  const [row] = await ctx.db
    .select({ deployment: deployments, target: targets, template: templates, version: templateVersions })
    .from(deployments)
    .innerJoin(targets, eq(targets.id, deployments.targetId))
    .innerJoin(templateVersions, eq(templateVersions.id, deployments.versionId))
    .innerJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(eq(deployments.id, id))
  if (!row) throw notFound(`Deployment ${id}`)
  const { deployment, target, template, version } = row
  if (!isFinished(deployment.status)) await watch(ctx, deployment)
  const owner = await ownerOf(ctx.db, target.teamId)
  const events = await ctx.db
    .select()
    .from(deploymentEvents)
    .where(eq(deploymentEvents.deploymentId, id))
    .orderBy(asc(deploymentEvents.at), asc(deploymentEvents.id))
  const possible = blockedTarget(target, target.lastDeploymentId === id ? deployment : await lastOf(ctx, target))
  const { leasedBy: _, leaseUntil: __, dueAt: ___, fence: ____, ...facts } = deployment
  return {
    ...facts,
    target: { id: target.id, kind: target.kind, name: target.name, outputs: target.outputs },
    /** The deployment of this target that came last, when it is not this one. */
    laterDeploymentId: target.lastDeploymentId === id ? null : target.lastDeploymentId,
    template: template.name,
    version: formatVersion(version),
    fromVersion: await versionNumber(ctx, deployment.fromVersionId),
    events,
    blocked: {
      cancel: denied(ctx.actor, 'deployments:cancel', owner) ?? blocked(deployment).cancel,
      change: denied(ctx.actor, writing[target.kind], owner) ?? possible.change,
      delete: denied(ctx.actor, writing[target.kind], owner) ?? possible.delete,
    },
  }
}

const writing = {
  environment: 'environments:write',
  instance: 'services:write',
  pipeline: 'services:write',
} as const satisfies Record<TargetKind, Permission>

async function lastOf(ctx: Ctx, target: typeof targets.$inferSelect) {
  if (!target.lastDeploymentId) return undefined
  const [last] = await ctx.db.select().from(deployments).where(eq(deployments.id, target.lastDeploymentId))
  return last
}

async function watch(ctx: Ctx, { id, watchedUntil }: typeof deployments.$inferSelect) {
  await ctx.db.execute(sql`
    update deployments set watched_until = clock_timestamp() + make_interval(secs => ${watchSeconds})
    where id = ${id} and finished_at is null`)
  const alreadyWatched = watchedUntil !== null && watchedUntil.getTime() > Date.now()
  if (!alreadyWatched) await nudge(ctx.db, 'deployments', id)
}

async function versionNumber(ctx: Ctx, versionId: string | null) {
  if (!versionId) return null
  const [version] = await ctx.db.select().from(templateVersions).where(eq(templateVersions.id, versionId))
  return version ? formatVersion(version) : null
}

/** The template CloudFormation was given, as text. */
export async function getRenderedTemplate(ctx: Ctx, { id }: DeploymentRef) {
  const [row] = await ctx.db
    .select({ body: renderedTemplates.body, digest: renderedTemplates.digest })
    .from(deployments)
    .innerJoin(renderedTemplates, eq(renderedTemplates.digest, deployments.bodyDigest))
    .where(eq(deployments.id, id))
  return row ?? null
}
