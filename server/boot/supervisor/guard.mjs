// Preloaded into every child of the supervisor (`node --import guard.mjs …`): a child whose supervisor was killed
// stops by itself, so that nothing keeps the ports and the database of a Hadron that is gone.
const graceMs = 2_000

process.once('disconnect', () => {
  process.once('exit', killGroup)
  setTimeout(killGroup, graceMs).unref()
  process.kill(process.pid, 'SIGTERM')
})

/** The child leads its process group; what it started itself goes with it. */
function killGroup() {
  process.kill(-process.pid, 'SIGKILL')
}
