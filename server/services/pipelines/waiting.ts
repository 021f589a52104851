import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'

export interface WaitingPipeline extends Record<string, unknown> {
  id: string
  /** `orders/pipeline` */
  name: string
  service: string
  waitsFor: string
  /** When the instance came or went that it could not follow by itself. */
  since: string
}

/** Pipelines that wait for a person because of what became of their instances, the longest waiting first. */
export async function listWaitingPipelines({ db }: Pick<Ctx, 'db'>, limit: number): Promise<WaitingPipeline[]> {
  const { rows } = await db.execute<WaitingPipeline>(sql`
    select t.id, t.name, s.name as service, p.waits_for as "waitsFor", coalesce(came.at, t.created_at) as since
    from pipelines p
    join targets t on t.id = p.id
    join services s on s.id = p.service_id
    left join deployments last on last.id = t.last_deployment_id
    left join lateral (
      select max(d.finished_at) as at from deployments d join instances i on i.id = d.target_id
      where i.service_id = p.service_id and d.status = 'succeeded' and d.kind in ('create', 'delete')
    ) came on true
    where p.waits_for is not null and t.deleted_at is null and (last.id is null or last.finished_at is not null)
    order by since, t.id limit ${limit}`)
  return rows
}
