import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

/** Any constant: everyone who migrates a Hadron database must ask for the same lock. */
const lock = 4_823_110_771

/**
 * Brings the database to this build's schema. Several processes may call it at once: one applies, the rest wait.
 * The lock lives on the one connection that migrates, so a killed migrator leaves nothing locked.
 */
export async function migrate(databaseUrl: string, folder = path.join(process.cwd(), 'drizzle/migrations')) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lock])
    await applyMigrations(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.end()
  }
}
