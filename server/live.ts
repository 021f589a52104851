import { sql } from 'drizzle-orm'
import type { Tx } from './db.ts'

/** The channel on which every process hears what changed. */
export const channel = 'hadron_changed'

/** What a page can watch: `deployment:dep-…`, `target:env-…`, `rollout:rol-…`, or a whole list such as `deployments`. */
export type Topic = string

/**
 * Tells every open page, once the transaction commits, that these topics changed. It carries no data: a page that
 * misses it, or hears it twice, reads the same truth.
 */
export async function announce(tx: Pick<Tx, 'execute'>, ...topics: Topic[]) {
  await tx.execute(sql`select pg_notify(${channel}, ${topics.join(' ')})`)
}
