import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../db.ts'
import type { Claimable } from './nudge.ts'

/** How long a claim holds without being renewed. At least twice the longest call to AWS. */
export const leaseSeconds = 30

/** Rows that nobody finished are the only ones that can be due. */
const open: Record<Claimable, SQL> = {
  deployments: sql`finished_at is null`,
  rollouts: sql`finished_at is null`,
  accounts: sql`true`,
  template_sources: sql`true`,
  pipelines: sql`true`,
}

/**
 * Takes up to `limit` due rows for this worker: row, queue entry and lock are one. A claim raises the row's fence, so
 * whoever held it before can no longer write. Rows whose holder died come back when the lease ends, whoever held them.
 */
export async function claimDue(db: Db, table: Claimable, worker: string, limit: number) {
  const { rows } = await db.execute<{ id: string; fence: number }>(sql`
    update ${sql.identifier(table)}
    set leased_by = ${worker}, lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
        fence = fence + 1, due_at = null
    where id in (
      select id from ${sql.identifier(table)}
      where ${open[table]}
        and ((lease_until is null and due_at <= clock_timestamp()) or lease_until < clock_timestamp())
      order by coalesce(due_at, lease_until)
      limit ${limit}
      for update skip locked)
    returning id, fence`)
  return rows
}

/** Gives a row back, due again after `lookAgainMs` or earlier if it was nudged meanwhile. Null: only a nudge wakes it. */
export async function release(
  db: Db,
  table: Claimable,
  row: { id: string; fence: number },
  lookAgainMs: number | null,
) {
  await db.execute(sql`
    update ${sql.identifier(table)}
    set leased_by = null, lease_until = null,
        due_at = least(due_at, clock_timestamp() + make_interval(secs => ${lookAgainMs === null ? null : lookAgainMs / 1000}))
    where id = ${row.id} and fence = ${row.fence}`)
}
