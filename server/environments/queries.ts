import { eq } from 'drizzle-orm'
import { environments } from '../../drizzle/schema/environments.ts'
import type { Ctx } from '../context.ts'
import { describeTarget } from '../deployments/targets/detail.ts'
import { listTargets } from '../deployments/targets/list.ts'
import { findEnvironment } from './find.ts'
import type { EnvironmentRef, ListEnvironments } from './inputs.ts'

export const listEnvironments = (
  ctx: Ctx,
  { view, search, template, version, stage, team, ...page }: ListEnvironments,
) => listTargets(ctx, { kind: 'environment', view, search, template, version, stage, team }, page)

/** An environment's record page: its facts, and the instances that run in it. */
export async function getEnvironment(ctx: Ctx, { environment }: EnvironmentRef) {
  const target = await findEnvironment(ctx.db, environment)
  const [row] = await ctx.db.select().from(environments).where(eq(environments.id, target.id))
  const instances = await listTargets(
    ctx,
    { kind: 'instance', environment: [target.id] },
    { sort: 'name', direction: 'asc', page: 1, pageSize: 200 },
  )
  return {
    ...(await describeTarget(ctx, target, 'environments:write')),
    description: row?.description ?? '',
    instances,
  }
}

/** Environments that a form can offer: running ones, with the template and major a service version asks for. */
export async function listChoices(ctx: Ctx) {
  const { rows } = await listTargets(
    ctx,
    { kind: 'environment' },
    { sort: 'name', direction: 'asc', page: 1, pageSize: 1_000 },
  )
  return rows
    .filter((row) => row.lifecycle === 'active' && row.version !== null)
    .map(({ id, name, template, version, stage, region, account }) => ({
      id,
      name,
      template,
      major: Number(version?.split('.')[0]),
      stage,
      region,
      account,
    }))
}
