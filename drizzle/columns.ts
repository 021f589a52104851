import { randomBytes } from 'node:crypto'
import { text, timestamp } from 'drizzle-orm/pg-core'

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/**
 * A new id such as `dep-k3f9w2m7xq4hb6nd`: a prefix that says what it names, then 80 random bits.
 * Letters, digits and hyphens only, so that it is also a legal change-set name and client token.
 */
export function newId(prefix: string) {
  let id = ''
  for (const byte of randomBytes(16)) id += alphabet[byte % alphabet.length]
  return `${prefix}-${id}`
}

/** The primary key of a table: text with the prefix of its noun. */
export const id = (prefix: string) =>
  text('id')
    .primaryKey()
    .$defaultFn(() => newId(prefix))

/** A moment, with its zone. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const createdAt = () => at('created_at').notNull().defaultNow()

/**
 * What makes a row claimable by a worker: when it is next due (null: nothing to do), who holds it until when,
 * and the fence that every write of the holder must repeat. Only the database's clock is ever compared.
 */
export const claimable = {
  dueAt: at('due_at'),
  leasedBy: text('leased_by'),
  leaseUntil: at('lease_until'),
}
