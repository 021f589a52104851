import { sql } from 'drizzle-orm'
import type { Tx } from '../../db.ts'
import type { Rollout } from './lock.ts'
import type { Standing, WaveStanding } from './next-move.ts'

/** How a rollout stands, read under its lock in one statement, so that the counts and the gates belong together. */
export async function readStanding(tx: Pick<Tx, 'execute'>, rollout: Rollout): Promise<Standing> {
  const { rows } = await tx.execute<WaveStanding & Record<string, unknown>>(sql`
    select w.number, w.status, w.canary,
      coalesce(greatest(0, ceil(extract(epoch from w.bake_until - clock_timestamp()) * 1000)), 0)::float8 as "bakeLeftMs",
      (count(*) filter (where m.status = 'waiting'))::int as waiting,
      (count(*) filter (where m.status = 'deploying'))::int as deploying,
      (count(*) filter (where m.status = 'failed'))::int as failed
    from rollout_waves w
    left join rollout_members m on m.rollout_id = w.rollout_id and m.wave = w.number
    where w.rollout_id = ${rollout.id}
    group by w.rollout_id, w.number order by w.number`)
  return {
    mode: rollout.strategy.mode,
    tolerance: rollout.tolerance,
    concurrency: rollout.concurrency,
    forgiven: rollout.failuresForgiven,
    waves: rows,
  }
}
