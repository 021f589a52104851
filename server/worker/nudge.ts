import { sql } from 'drizzle-orm'
import type { Tx } from '../db.ts'

/** The tables whose rows a worker claims; an enumeration, so that no name from outside reaches the SQL text. */
export type Claimable = 'deployments' | 'rollouts' | 'accounts' | 'template_sources' | 'pipelines'

export const nudgeChannel = 'hadron_nudge'

/**
 * Makes a row due now and wakes a worker when the transaction commits. A nudge is never an order: late, twice or lost,
 * it does no harm, because what to do is read from the row, and workers look for due rows anyway.
 */
export async function nudge(tx: Pick<Tx, 'execute'>, table: Claimable, id: string) {
  await tx.execute(sql`
    update ${sql.identifier(table)} set due_at = least(coalesce(due_at, 'infinity'), clock_timestamp()) where id = ${id}`)
  await tx.execute(sql`select pg_notify(${nudgeChannel}, ${table})`)
}
