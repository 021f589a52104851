import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What Hadron makes up for itself on the first start, and keeps. */
export interface Secrets {
  /** Signs sessions when AUTH_SECRET is not set. */
  authSecret: string
  /** Of the role that owns Hadron's database. */
  databasePassword: string
  /** Of PostgreSQL's superuser, which only the supervisor uses. */
  databaseAdminPassword: string
}

/** Reads the secrets of this data folder; makes those that are missing, readable by their owner only. */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const secrets: Secrets = {
    authSecret: kept.authSecret ?? random(),
    databasePassword: kept.databasePassword ?? random(),
    databaseAdminPassword: kept.databaseAdminPassword ?? random(),
  }
  if (Object.keys(kept).length < Object.keys(secrets).length) write(file, secrets)
  return secrets
}

function write(file: string, secrets: Secrets): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
}

const random = () => randomBytes(36).toString('base64url')
