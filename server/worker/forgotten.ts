import { sql } from 'drizzle-orm'
import type { Db } from '../db.ts'

/**
 * Makes due again what nobody holds and nobody will look at: unfinished deployments and running rollouts without a
 * date, accounts in which something moves, and repositories to look at regularly. Healthy operation leaves none; this is what makes "late, twice or lost"
 * harmless for nudges. Answers how many deployments had been forgotten, which should stay 0.
 */
export async function nudgeForgotten(db: Db): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update deployments set due_at = clock_timestamp()
    where finished_at is null and due_at is null and lease_until is null`)
  await db.execute(sql`
    update rollouts set due_at = clock_timestamp()
    where finished_at is null and status <> 'planned' and due_at is null and lease_until is null`)
  await db.execute(sql`
    update accounts set due_at = clock_timestamp()
    where due_at is null and lease_until is null and id in (
      select account_id from deployments where finished_at is null and step = 'watch')`)
  await db.execute(sql`
    update template_sources set due_at = clock_timestamp()
    where every_minutes is not null and due_at is null and lease_until is null`)
  return rowCount ?? 0
}
