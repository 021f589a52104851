import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import { denied } from '../../policy/policy.ts'
import type { ListRollouts } from '../inputs.ts'
import type { Pause, RolloutStatus } from '../rollout.ts'

export interface RolloutRow extends Record<string, unknown> {
  id: string
  template: string
  title: string
  kind: 'environment' | 'service'
  version: string
  status: RolloutStatus
  pause: Pause | null
  reason: string
  plannedBy: string
  members: number
  done: number
  deploying: number
  failed: number
  /** The wave that is not passed yet; null when there is none. */
  wave: string | null
  waveNumber: number | null
  waves: number
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

type View = ListRollouts['view']

const views: Record<View, SQL> = {
  all: sql`true`,
  attention: sql`r.status = 'paused'`,
  moving: sql`(r.status = 'running' or (r.status = 'aborted' and r.finished_at is null))`,
  planned: sql`r.status = 'planned'`,
  finished: sql`r.finished_at is not null`,
}

const orders = { created: sql`r.created_at`, finished: sql`r.finished_at`, template: sql`tpl.name` }

/** A page of rollouts with their progress, and the number behind each preset tab. */
export async function listRollouts(ctx: Ctx, input: ListRollouts) {
  const narrowed = narrow(input)
  const direction = input.direction === 'asc' ? sql`asc nulls first` : sql`desc nulls last`
  const [rows, counts] = await Promise.all([
    ctx.db.execute<RolloutRow>(sql`
      select r.id, tpl.name as template, tpl.title, tpl.kind, v.major || '.' || v.minor as version, r.status, r.pause,
        r.reason, r.planned_by as "plannedBy", m.members, m.done, m.deploying, m.failed, w.name as wave,
        w.number as "waveNumber", (select count(*)::int from rollout_waves where rollout_id = r.id) as waves,
        r.created_at as "createdAt", r.started_at as "startedAt", r.finished_at as "finishedAt"
      from (select r.* from rollouts r join templates tpl on tpl.id = r.template_id
            where ${narrowed} and ${views[input.view]}
            order by ${orders[input.sort]} ${direction}, r.id
            limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}) r
      join templates tpl on tpl.id = r.template_id
      join template_versions v on v.id = r.to_version_id
      cross join lateral (
        select (count(*) filter (where not (wave is null and status = 'skipped')))::int as members,
          (count(*) filter (where status in ('upgraded', 'unchanged')))::int as done,
          (count(*) filter (where status = 'deploying'))::int as deploying,
          (count(*) filter (where status = 'failed'))::int as failed
        from rollout_members where rollout_id = r.id) m
      left join lateral (
        select name, number from rollout_waves where rollout_id = r.id and status <> 'passed' order by number limit 1) w on true
      order by ${orders[input.sort]} ${direction}, r.id`),
    countViews(ctx, narrowed),
  ])
  return {
    rows: rows.rows,
    total: counts[input.view],
    counts,
    page: input.page,
    pageSize: input.pageSize,
    blocked: { create: denied(ctx.actor, 'rollouts:control') },
  }
}

function narrow({ template, search }: ListRollouts): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const all = [
    ...(template ? [sql`tpl.name = ${template}`] : []),
    ...(search ? [sql`(tpl.name ilike ${pattern} or tpl.title ilike ${pattern} or r.id = ${search})`] : []),
  ]
  return all.length > 0 ? sql.join(all, sql` and `) : sql`true`
}

async function countViews(ctx: Ctx, narrowed: SQL): Promise<Record<View, number>> {
  const columns = (Object.keys(views) as View[]).map(
    (view) => sql`(count(*) filter (where ${views[view]}))::int as ${sql.identifier(view)}`,
  )
  const { rows } = await ctx.db.execute<Record<View, number>>(sql`
    select ${sql.join(columns, sql`, `)} from rollouts r join templates tpl on tpl.id = r.template_id where ${narrowed}`)
  return rows[0] ?? { all: 0, attention: 0, moving: 0, planned: 0, finished: 0 }
}
