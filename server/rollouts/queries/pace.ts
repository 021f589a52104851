import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import type { Rollout } from '../advancing/lock.ts'

/**
 * How fast a rollout goes: the median seconds of its finished members, or of the template's last deployments while it
 * has none; and how many stacks it has finished per minute in the last ten.
 */
export async function paceOf(ctx: Ctx, { id, templateId }: Pick<Rollout, 'id' | 'templateId'>) {
  const { rows } = await ctx.db.execute<{ own: number | null; template: number | null; perMinute: number }>(sql`
    select
      (select percentile_cont(0.5) within group (order by extract(epoch from finished_at - started_at))
         from rollout_members where rollout_id = ${id} and status = 'upgraded') as own,
      (select percentile_cont(0.5) within group (order by seconds) from (
         select extract(epoch from d.finished_at - d.started_at) as seconds
         from deployments d join targets t on t.id = d.target_id
         where t.template_id = ${templateId} and d.status = 'succeeded' and d.executed_at is not null
           and d.kind in ('upgrade', 'change')
         order by d.created_at desc limit 100) recent) as template,
      (select count(*) / 10.0 from rollout_members
         where rollout_id = ${id} and status in ('upgraded', 'failed')
           and finished_at > clock_timestamp() - interval '10 minutes')::float8 as "perMinute"`)
  const [row] = rows
  return { memberSeconds: row?.own ?? row?.template ?? null, perMinute: row?.perMinute ?? 0 }
}
