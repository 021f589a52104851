import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import type { Rollout } from '../advancing/lock.ts'

/**
 * How fast a rollout goes: the median seconds of its finished members, or of the template's last deployments while it
 * has none; and how many stacks it has finished per minute in the last ten.
 */
export async function paceOf(ctx: Ctx, { id, templateId }: Pick<Rollout, 'id' | 'templateId'>) {
  const [own, typical] = await Promise.all([
    ctx.db.execute<{ seconds: number | null; perMinute: number }>(sql`
      select
        percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at))
          filter (where status = 'upgraded') as seconds,
        (count(*) filter (where finished_at > clock_timestamp() - interval '10 minutes') / 10.0)::float8 as "perMinute"
      from rollout_members where rollout_id = ${id} and status in ('upgraded', 'failed')`),
    typicalSeconds(ctx, templateId),
  ])
  const [row] = own.rows
  return { memberSeconds: row?.seconds ?? typical, perMinute: row?.perMinute ?? 0 }
}

/** The median of the last hundred upgrades and changes of a template, in seconds; null when there were none. */
export async function typicalSeconds(ctx: Ctx, templateId: string): Promise<number | null> {
  const { rows } = await ctx.db.execute<{ seconds: number | null }>(sql`
    select percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at)) as seconds
    from (
      select d.started_at, d.finished_at from deployments d join targets t on t.id = d.target_id
      where t.template_id = ${templateId} and d.status = 'succeeded' and d.executed_at is not null
        and d.kind in ('upgrade', 'change')
      order by d.created_at desc limit 100) recent`)
  return rows[0]?.seconds ?? null
}
