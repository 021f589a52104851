import path from 'node:path'
import pg from 'pg'
import { openCluster } from '../postgres/cluster.ts'
import { postgresCommand, postgresUrl, stopLeftover, untilPostgresAnswers } from '../postgres/server.ts'
import type { Boot } from './boot.ts'
import type { ChildLog } from './child-log.ts'
import { rememberedPort } from './ports.ts'
import type { Secrets } from './secrets.ts'

/** The database of DATABASE_URL, or an embedded PostgreSQL that lives and dies with the supervisor. */
export async function openSupervisedDatabase(boot: Boot, secrets: Secrets, log: ChildLog): Promise<string> {
  const { config, stopping, begin } = boot
  if (config.databaseUrl) {
    await untilPostgresAnswers(config.databaseUrl, () => !stopping.aborted)
    return config.databaseUrl
  }
  const password = secrets.databaseAdminPassword
  const cluster = await openCluster(config.dataDir, password)
  await stopLeftover(cluster, password)
  const port = await rememberedPort(path.join(config.dataDir, 'postgres-port'))
  const admin = postgresUrl(port, { user: 'postgres', password })
  const command = postgresCommand(cluster, port, path.join(config.dataDir, 'logs', 'postgres.log'))
  await begin({
    name: 'postgres',
    spawn: command.spawn,
    ready: (child) => untilPostgresAnswers(admin, () => child.exitCode === null && child.signalCode === null),
    stopSignal: 'SIGINT',
    log,
  })
  await ensureDatabase(admin, secrets.databasePassword)
  return postgresUrl(port, { user: 'hadron', password: secrets.databasePassword, database: 'hadron' })
}

/** Hadron works as the owner of its database, not as PostgreSQL's superuser. */
async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const roles = await client.query(`select 1 from pg_roles where rolname = 'hadron'`)
    if (roles.rowCount === 0) await client.query(`create role hadron login password ${client.escapeLiteral(password)}`)
    const databases = await client.query(`select 1 from pg_database where datname = 'hadron'`)
    if (databases.rowCount === 0) await client.query('create database hadron owner hadron')
  } finally {
    await client.end()
  }
}
