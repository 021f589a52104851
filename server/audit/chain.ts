import { createHash } from 'node:crypto'
import { asc, isNotNull, sql } from 'drizzle-orm'
import { auditEvents } from '../../drizzle/schema/audit.ts'
import type { Db, Tx } from '../db.ts'

type Event = typeof auditEvents.$inferSelect

/** Any constant: whoever extends the chain must ask for the same lock. */
const lock = 4_823_110_772
const genesis = '0'.repeat(64)

/** The hash of one event in the chain: over everything it says and the hash before it. */
export function hashOf(event: Event, previous: string) {
  const { id, at, actorId, actorName, action, subjectId, subjectName, details, requestId } = event
  const said = [id, at.toISOString(), actorId, actorName, action, subjectId, subjectName, sorted(details), requestId]
  return createHash('sha256').update(previous).update(JSON.stringify(said)).digest('hex')
}

/** Postgres does not keep the order of keys in jsonb, so the hash must not depend on it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)])
}

/** Appends what has been committed since to the chain, in the order of arrival. One sealer at a time; answers how many. */
export async function sealAudit(db: Db, batch = 500): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lock})`)
    const open = await tx.select().from(auditEvents).where(sql`hash is null`).orderBy(asc(auditEvents.id)).limit(batch)
    if (open.length === 0) return 0
    let { sealed, hash } = await endOfChain(tx)
    for (const event of open) {
      sealed += 1
      hash = hashOf(event, hash)
      await tx.update(auditEvents).set({ sealed, hash }).where(sql`id = ${event.id}`)
    }
    return open.length
  })
}

async function endOfChain(tx: Tx) {
  const { rows } = await tx.execute<{ sealed: string; hash: string }>(
    sql`select sealed, hash from audit_events where sealed is not null order by sealed desc limit 1`,
  )
  return { sealed: Number(rows[0]?.sealed ?? 0), hash: rows[0]?.hash ?? genesis }
}

/** Walks the whole chain. Answers the first event whose hash does not fit, or undefined when every one does. */
export async function verifyChain(db: Db): Promise<{ events: number; broken: number | undefined }> {
  const events = await db
    .select()
    .from(auditEvents)
    .where(isNotNull(auditEvents.sealed))
    .orderBy(asc(auditEvents.sealed))
  let previous = genesis
  for (const [index, event] of events.entries()) {
    const hash = hashOf(event, previous)
    if (hash !== event.hash || event.sealed !== index + 1) return { events: events.length, broken: event.id }
    previous = hash
  }
  return { events: events.length, broken: undefined }
}
