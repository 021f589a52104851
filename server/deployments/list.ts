import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../context.ts'
import type { DeploymentKind, DeploymentStatus, Failure } from './deployment.ts'
import type { ListDeployments } from './inputs.ts'
import type { TargetKind } from './target.ts'

export interface DeploymentRow extends Record<string, unknown> {
  id: string
  kind: DeploymentKind
  status: DeploymentStatus
  target: string
  targetId: string
  targetKind: TargetKind
  template: string
  version: string
  fromVersion: string | null
  requestedBy: string
  reason: string
  failureKind: Failure['kind'] | null
  failureMessage: string | null
  rolloutId: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

type View = ListDeployments['view']

const views: Record<View, SQL> = {
  all: sql`true`,
  moving: sql`d.finished_at is null`,
  // Failed, and still the last thing that happened to its target.
  attention: sql`(d.status = 'failed' and t.last_deployment_id = d.id and t.deleted_at is null)`,
  succeeded: sql`d.status = 'succeeded'`,
  failed: sql`d.status = 'failed'`,
  cancelled: sql`d.status = 'cancelled'`,
}

const orders = { created: sql`d.created_at`, finished: sql`d.finished_at`, target: sql`t.name` }

const from = sql`
  from deployments d
  join targets t on t.id = d.target_id
  join template_versions v on v.id = d.version_id
  join templates tpl on tpl.id = v.template_id
  left join template_versions fv on fv.id = d.from_version_id`

/** A page of deployments, newest first unless asked otherwise, with the number behind each preset tab. */
export async function listDeployments(ctx: Ctx, input: ListDeployments) {
  const narrowed = sql.join(
    [
      sql`true`,
      ...(input.targetId ? [sql`d.target_id = ${input.targetId}`] : []),
      ...(input.search
        ? [sql`(t.name ilike ${`%${input.search.replace(/[\\%_]/g, '\\$&')}%`} or d.id = ${input.search})`]
        : []),
    ],
    sql` and `,
  )
  const direction = input.direction === 'asc' ? sql`asc nulls first` : sql`desc nulls last`
  const [rows, counts] = await Promise.all([
    ctx.db.execute<DeploymentRow>(sql`
      select d.id, d.kind, d.status, t.name as target, t.id as "targetId", t.kind as "targetKind", tpl.name as template,
        v.major || '.' || v.minor as version, fv.major || '.' || fv.minor as "fromVersion",
        d.requested_by as "requestedBy", d.reason, d.failure->>'kind' as "failureKind",
        d.failure->>'message' as "failureMessage", d.rollout_id as "rolloutId", d.created_at as "createdAt",
        d.started_at as "startedAt", d.finished_at as "finishedAt"
      ${from} where ${narrowed} and ${views[input.view]}
      order by ${orders[input.sort]} ${direction}, d.id limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`),
    countViews(ctx, narrowed),
  ])
  return { rows: rows.rows, total: counts[input.view], counts, page: input.page, pageSize: input.pageSize }
}

async function countViews(ctx: Ctx, narrowed: SQL): Promise<Record<View, number>> {
  const columns = (Object.keys(views) as View[]).map(
    (view) => sql`(count(*) filter (where ${views[view]}))::int as ${sql.identifier(view)}`,
  )
  const { rows } = await ctx.db.execute<Record<View, number>>(
    sql`select ${sql.join(columns, sql`, `)} from deployments d join targets t on t.id = d.target_id where ${narrowed}`,
  )
  return rows[0] ?? { all: 0, attention: 0, moving: 0, succeeded: 0, failed: 0, cancelled: 0 }
}
