import { readProcessConfig } from '../config.ts'
import { log } from '../log.ts'
import { startWorker } from './worker.ts'

const config = readProcessConfig()
const worker = startWorker({ databaseUrl: config.databaseUrl, concurrency: config.workerConcurrency })
log.info('worker started')
process.send?.({ type: 'ready' })

let stopping = false
async function stop() {
  // A second signal means now.
  if (stopping) process.exit(1)
  stopping = true
  await worker.stop()
  log.info('worker stopped')
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
