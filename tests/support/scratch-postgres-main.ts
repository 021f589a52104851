import { startScratchPostgres } from './scratch-postgres.ts'

// node server/boot/run.mjs tests/support/scratch-postgres-main.ts: a database to play with.
const postgres = await startScratchPostgres()
console.log(`DATABASE_URL=${postgres.url.replace(/postgres$/, 'hadron_template')}`)
console.log('A migrated scratch database. Ctrl-C removes it.')
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void postgres.stop().then(() => process.exit(0)))
}
