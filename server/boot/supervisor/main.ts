import { Problem } from '../../errors.ts'
import { startHadron } from './start.ts'

/** EX_CONFIG of sysexits.h. */
const misconfigured = 78

const stopping = new AbortController()
const hadron = startHadron(process.argv.includes('--dev') ? 'development' : 'production', stopping.signal)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) {
      hadron.kill() // asked twice: at once
      process.exit(130)
    }
    stopping.abort()
  })
}

try {
  await hadron.finished
} catch (error) {
  // A problem explains itself; anything else is a bug and needs its stack.
  console.error(error instanceof Problem ? error.message : error)
  process.exitCode = error instanceof Problem && error.reason === 'CONFIGURATION' ? misconfigured : 1
}
process.exit()
