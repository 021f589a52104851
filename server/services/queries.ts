import { and, eq, inArray } from 'drizzle-orm'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import { describeTarget } from '../deployments/targets/detail.ts'
import { listTargets } from '../deployments/targets/list.ts'
import { denied } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { pipelinesOf } from '../templates/versions/pipelines.ts'
import { findInstance, findService } from './find.ts'
import type { InstanceRef, ListServices, ServiceRef } from './inputs.ts'

/** Services by their instances, one row per service and environment; pipelines only when they are asked for. */
export const listServices = (
  ctx: Ctx,
  { kind, view, search, template, version, environment, stage, team, ...page }: ListServices,
) =>
  listTargets(
    ctx,
    { kind: kind.length > 0 ? kind : 'instance', view, search, template, version, environment, stage, team },
    page,
  )

/** A service with all its instances, and its pipeline. */
export async function getService(ctx: Ctx, { service: ref }: ServiceRef) {
  const service = await findService(ctx.db, ref)
  const page = { sort: 'stage', direction: 'asc', page: 1, pageSize: 200 } as const
  const [owner, [template], instances, pipelines] = await Promise.all([
    ownerOf(ctx.db, service.teamId),
    ctx.db.select().from(templates).where(eq(templates.id, service.templateId)),
    listTargets(ctx, { kind: 'instance', serviceId: service.id }, page),
    listTargets(ctx, { kind: 'pipeline', serviceId: service.id }, page),
  ])
  const mayNot = denied(ctx.actor, 'services:write', owner)
  const [pipeline] = pipelines.rows
  const names = [...instances.rows, ...pipelines.rows].map((row) => row.name)
  const inUse =
    names.length > 0
      ? `${service.name} still has ${names.slice(0, 5).join(', ')}. Delete what is left of it first.`
      : undefined
  return {
    id: service.id,
    name: service.name,
    description: service.description,
    team: { id: owner.teamId, name: owner.teamName },
    template: { name: template?.name ?? '', title: template?.title ?? '' },
    createdAt: service.createdAt,
    instances: instances.rows,
    pipeline: pipeline ?? null,
    offersPipeline: await offersPipeline(ctx, service.templateId),
    blocked: {
      addInstance: mayNot,
      addPipeline: mayNot ?? (pipeline && `${service.name} already has a pipeline.`),
      delete: mayNot ?? inUse,
    },
  }
}

export async function getInstance(ctx: Ctx, ref: InstanceRef) {
  const { service, target } = await findInstance(ctx.db, ref)
  const [, environment = ''] = target.name.split('/')
  return {
    ...(await describeTarget(ctx, target, 'services:write')),
    service: { id: service.id, name: service.name, description: service.description },
    environment,
  }
}

/** Whether a version that can be chosen now has a pipeline. */
async function offersPipeline({ db }: Ctx, templateId: string) {
  const offered = await db
    .select({ id: templateVersions.id })
    .from(templateVersions)
    .where(
      and(eq(templateVersions.templateId, templateId), inArray(templateVersions.status, ['published', 'deprecated'])),
    )
  const having = await pipelinesOf(
    db,
    offered.map(({ id }) => id),
  )
  return having.size > 0
}
