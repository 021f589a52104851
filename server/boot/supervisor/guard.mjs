// Preloaded into every child of the supervisor (`node --import guard.mjs …`): a child whose supervisor was killed
// stops by itself, so that nothing keeps the ports and the database of a Hadron that is gone.
import { spawn } from 'node:child_process'

const graceSeconds = 2
/** The child leads its process group; what it started itself goes with it. */
const group = -process.pid

process.once('disconnect', () => {
  // Another process, because this one may hang where none of its own timers fire.
  const command = `sleep ${graceSeconds}; kill -s KILL -- ${group}`
  spawn('sh', ['-c', command], { detached: true, stdio: 'ignore' }).unref()
  process.once('exit', () => process.kill(group, 'SIGKILL'))
  process.kill(process.pid, 'SIGTERM')
})
