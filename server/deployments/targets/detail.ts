import { desc, eq, sql } from 'drizzle-orm'
import { accounts } from '../../../drizzle/schema/accounts.ts'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import type { targets } from '../../../drizzle/schema/targets.ts'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import { denied, type Permission } from '../../policy/policy.ts'
import { ownerOf } from '../../teams/queries.ts'
import { pipelinesOf } from '../../templates/versions/pipelines.ts'
import { behindBy, bestUpgrade, offerOf } from '../../templates/versions/standing/offer.ts'
import { compareVersions, formatVersion } from '../../templates/versions/version.ts'
import { blockedTarget } from './blocked.ts'

type Target = typeof targets.$inferSelect

/**
 * Everything a record page of an environment or instance shows: four status axes, the five version facts, outputs,
 * recent deployments, and why an action is not possible.
 */
export async function describeTarget(ctx: Ctx, target: Target, permission: Permission) {
  const [owner, [account], [template], all, recent, resources] = await Promise.all([
    ownerOf(ctx.db, target.teamId),
    ctx.db.select().from(accounts).where(eq(accounts.id, target.accountId)),
    ctx.db.select().from(templates).where(eq(templates.id, target.templateId)),
    ctx.db.select().from(templateVersions).where(eq(templateVersions.templateId, target.templateId)),
    recentDeployments(ctx, target.id),
    listResources(ctx, target.id),
  ])
  if (!account || !template) throw new Error(`target ${target.id} has no account or template`)
  const versions = await withItsPart(ctx, target, all)
  const current = versions.find((version) => version.id === target.deployedVersionId)
  const desired = versions.find((version) => version.id === target.desiredVersionId)
  const offer = offerOf(versions, template.defaultMajor)
  const upgrade = current && bestUpgrade(current, offer)
  const last = recent[0]
  const possible = blockedTarget(target, last)
  const mayNot = denied(ctx.actor, permission, owner)
  return {
    id: target.id,
    kind: target.kind,
    name: target.name,
    team: { id: owner.teamId, name: owner.teamName },
    template: { name: template.name, title: template.title, kind: template.kind },
    account: { name: account.name, awsAccountId: account.awsAccountId, region: account.region },
    stage: target.stage,
    lifecycle: target.lifecycle,
    stackName: target.stackName,
    stackArn: target.stackArn,
    version: current
      ? { number: formatVersion(current), status: current.status, behindBy: behindBy(current, offer) }
      : null,
    desiredVersion: desired ? formatVersion(desired) : null,
    bestUpgrade: upgrade ? formatVersion(upgrade) : null,
    versions: offer.published.toSorted(compareVersions).map(formatVersion),
    spec: target.deployedSpec ?? target.desiredSpec,
    desiredSpec: target.desiredSpec,
    deployed: target.deployedVersionId !== null,
    deployedAt: target.deployedAt,
    createdAt: target.createdAt,
    outputs: target.outputs,
    resources,
    lastDeployment: last ?? null,
    deployments: recent,
    blocked: { change: mayNot ?? possible.change, delete: mayNot ?? possible.delete },
  }
}

/** A version without a pipeline is none that a pipeline could be brought to. */
async function withItsPart<Each extends { id: string }>(
  ctx: Ctx,
  { kind, deployedVersionId }: Target,
  versions: Each[],
) {
  if (kind !== 'pipeline') return versions
  const having = await pipelinesOf(
    ctx.db,
    versions.map(({ id }) => id),
  )
  return versions.filter(({ id }) => having.has(id) || id === deployedVersionId)
}

const recentDeployments = (ctx: Ctx, targetId: string) =>
  ctx.db
    .select({
      id: deployments.id,
      kind: deployments.kind,
      status: deployments.status,
      version: sql<string>`${templateVersions.major} || '.' || ${templateVersions.minor}`,
      requestedBy: deployments.requestedBy,
      reason: deployments.reason,
      failure: deployments.failure,
      createdAt: deployments.createdAt,
      startedAt: deployments.startedAt,
      finishedAt: deployments.finishedAt,
    })
    .from(deployments)
    .innerJoin(templateVersions, eq(templateVersions.id, deployments.versionId))
    .where(eq(deployments.targetId, targetId))
    .orderBy(desc(deployments.createdAt))
    .limit(20)

export interface ResourceRow extends Record<string, unknown> {
  logicalId: string
  physicalId: string
  type: string
  status: string
  at: string
}

/** The resources of a target as its stack's events left them; asks AWS nothing. */
async function listResources(ctx: Ctx, targetId: string): Promise<ResourceRow[]> {
  const { rows } = await ctx.db.execute<ResourceRow>(sql`
    select * from (
      select distinct on (e.logical_id) e.logical_id as "logicalId", e.physical_id as "physicalId",
        e.resource_type as type, e.status, e.at
      from deployment_events e join deployments d on d.id = e.deployment_id
      where d.target_id = ${targetId} and e.source = 'stack' and e.resource_type <> 'AWS::CloudFormation::Stack'
      order by e.logical_id, e.at desc, e.id desc
    ) latest where status <> 'DELETE_COMPLETE' order by type, "logicalId"`)
  return rows
}
