import { migrate } from '../../../drizzle/migrate.ts'
import { readConfig } from '../../config.ts'
import { Problem } from '../../errors.ts'
import { untilPostgresAnswers } from './server.ts'

// `npm run migrate`: brings the database of DATABASE_URL to this build's schema, and ends.
try {
  const { databaseUrl } = readConfig()
  if (!databaseUrl) throw new Problem('BAD_REQUEST', 'DATABASE_URL is not set. npm start migrates its own database.')
  await untilPostgresAnswers(databaseUrl)
  await migrate(databaseUrl)
  console.log('The database is up to date.')
} catch (error) {
  console.error(error instanceof Problem ? error.message : error)
  process.exit(error instanceof Problem && error.code === 'BAD_REQUEST' ? 78 : 1)
}
