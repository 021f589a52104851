import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../../drizzle/migrate.ts'
import { openCluster } from '../../server/boot/postgres/cluster.ts'
import { postgresCommand, postgresUrl, stopPostgres, untilPostgresAnswers } from '../../server/boot/postgres/server.ts'
import { freePort } from '../../server/boot/supervisor/ports.ts'

/** A PostgreSQL of its own, empty but for the migrated `hadron_template`; gone with everything in it when stopped. */
export async function startScratchPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hadron-test-postgres-'))
  chmodSync(folder, 0o755) // PostgreSQL may run as another user than the tests
  const password = randomBytes(24).toString('base64url')
  const cluster = await openCluster(folder, password)
  const port = await freePort()
  // Nothing here outlives a power failure, so nothing waits for the disk.
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const child = postgresCommand(cluster, port, path.join(folder, 'postgres.log'), fast).spawn()
  const url = postgresUrl(port, { user: 'postgres', password })
  await untilPostgresAnswers(url, () => child.exitCode === null)
  await makeTemplate(url)
  return {
    url,
    stop: async () => {
      await stopPostgres(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create database hadron_template')
  await client.end()
  await migrate(Object.assign(new URL(url), { pathname: '/hadron_template' }).href)
}
