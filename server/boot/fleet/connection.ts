import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../../config.ts'
import { Problem } from '../../errors.ts'
import { postgresUrl } from '../postgres/server.ts'
import { readSecrets } from '../supervisor/secrets.ts'

/** The database of the Hadron that runs on this data folder, or of DATABASE_URL. */
export function findDatabase({ databaseUrl, dataDir }: Config): string {
  if (databaseUrl) return databaseUrl
  const portFile = path.join(dataDir, 'postgres-port')
  if (!existsSync(portFile)) {
    throw new Problem(
      'PRECONDITION_FAILED',
      `No Hadron has run on ${dataDir}. Start one with npm start, then seed its fleet.`,
    )
  }
  const port = Number(readFileSync(portFile, 'utf8'))
  return postgresUrl(port, { user: 'hadron', password: readSecrets(dataDir).databasePassword, database: 'hadron' })
}
