import { log } from '../../../server/log.ts'

// Says something at the very end and not before: the first line that its reader is gone for.
process.on('SIGTERM', () => {
  log.warn({ err: new Error('the database is gone') }, 'stopping')
  log.info('stopped')
  process.exit(0)
})
setInterval(() => undefined, 1_000)
process.send?.({ type: 'ready' })
