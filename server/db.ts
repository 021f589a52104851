import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'

export type Db = NodePgDatabase & { $client: pg.Pool }
/** A transaction of `Db`; everything a command changes goes through one. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** Opens a pool. `size` is its budget of connections; see ARCHITECTURE.md for the sum over all processes. */
export function openDatabase(
  databaseUrl: string,
  { size = 10, onError }: { size?: number; onError?: (error: Error) => void } = {},
): Db {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: size,
    connectionTimeoutMillis: 10_000,
    // A query that hangs must not hold a worker's lease or a page for ever.
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  })
  // Without a listener an idle connection that Postgres closes would end the process.
  pool.on('error', onError ?? (() => undefined))
  return drizzle(pool) as Db
}

/** Postgres's code of a refused row, such as 23505 for a duplicate, and the constraint that refused it. */
export function refusal(error: unknown): { code: string; constraint: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return { code, constraint: String(constraint ?? '') }
  }
  return undefined
}

/** Whether a row was refused because another one like it exists, by the unique index of that name. */
export const isDuplicate = (error: unknown, constraint: string) => {
  const refused = refusal(error)
  return refused?.code === '23505' && refused.constraint === constraint
}

/** A deadlock or serialization failure: Postgres undid this transaction because of another; it may be tried again. */
export const isCollision = (error: unknown) => ['40P01', '40001'].includes(refusal(error)?.code ?? '')
