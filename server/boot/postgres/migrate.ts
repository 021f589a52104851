import { migrate } from '../../../drizzle/migrate.ts'
import { readConfig } from '../../config.ts'
import { badRequest } from '../../errors.ts'
import { untilPostgresAnswers } from './server.ts'

// `npm run migrate`: brings the database of DATABASE_URL to this build's schema, and ends.
const { databaseUrl } = readConfig()
if (!databaseUrl) {
  throw badRequest('DATABASE_URL is not set. npm start migrates its own database.', { reason: 'CONFIGURATION' })
}
await untilPostgresAnswers(databaseUrl)
await migrate(databaseUrl)
console.log('The database is up to date.')
