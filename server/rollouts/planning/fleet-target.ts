import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { accounts } from '../../../drizzle/schema/accounts.ts'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { teams } from '../../../drizzle/schema/members.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import type { Tx } from '../../db.ts'
import type { Failure } from '../../deployments/deployment.ts'

/** The environment of an instance, with the template and major it runs. */
export interface FleetEnvironment {
  id: string
  name: string
  deployedVersionId: string | null
  outputs: Record<string, string>
  template: string | null
  major: number | null
}

export type FleetTarget = Awaited<ReturnType<typeof readFleet>>[number]

/** Every target of a template that is not deleted, with everything that planning asks of it, in two queries. */
export async function readFleet(db: Pick<Tx, 'select'>, templateId: string) {
  const lastFailure = sql<Failure['kind'] | null>`(
    select d.failure->>'kind' from ${deployments} d where d.id = ${targets.lastDeploymentId})`
  const unfinished = sql<string | null>`(
    select d.id from ${deployments} d where d.target_id = ${targets.id} and d.finished_at is null limit 1)`
  // Raw names: the tables of rollouts are this noun's own, and a correlated query over them has no drizzle form.
  const inRollout = sql<string | null>`(
    select r.id from rollout_members m join rollouts r on r.id = m.rollout_id
    where m.target_id = ${targets.id} and m.status in ('waiting', 'deploying') and m.wave is not null
      and r.status in ('running', 'paused') limit 1)`
  const rows = await db
    .select({
      target: targets,
      team: teams.name,
      account: { name: accounts.name, awsAccountId: accounts.awsAccountId, region: accounts.region },
      version: { major: templateVersions.major, minor: templateVersions.minor },
      lastFailure,
      unfinished,
      inRollout,
    })
    .from(targets)
    .innerJoin(teams, eq(teams.id, targets.teamId))
    .innerJoin(accounts, eq(accounts.id, targets.accountId))
    .leftJoin(templateVersions, eq(templateVersions.id, targets.deployedVersionId))
    .where(and(eq(targets.templateId, templateId), isNull(targets.deletedAt)))
    .orderBy(targets.id)
  const environments = await readEnvironments(db, [
    ...new Set(rows.flatMap(({ target }) => target.environmentId ?? [])),
  ])
  return rows.map((row) => ({ ...row, environment: environments.get(row.target.environmentId ?? '') }))
}

async function readEnvironments(db: Pick<Tx, 'select'>, ids: string[]): Promise<Map<string, FleetEnvironment>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({
      id: targets.id,
      name: targets.name,
      deployedVersionId: targets.deployedVersionId,
      outputs: targets.outputs,
      template: templates.name,
      major: templateVersions.major,
    })
    .from(targets)
    .leftJoin(templateVersions, eq(templateVersions.id, targets.deployedVersionId))
    .leftJoin(templates, eq(templates.id, templateVersions.templateId))
    .where(inArray(targets.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}
