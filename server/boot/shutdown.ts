/** One per process: the portal's bundles are separate module instances, so the controller lives on `globalThis`. */
const key = Symbol.for('hadron.shutdown')
const shared = globalThis as typeof globalThis & { [key]?: AbortController }

/**
 * Aborted at the first SIGTERM or SIGINT. Join it into everything that never ends by itself, such as an event stream:
 * the web server waits for open responses and would not stop for as long as one tab is open.
 */
export function shutdownSignal(): AbortSignal {
  shared[key] ??= abortedByTermination()
  return shared[key].signal
}

function abortedByTermination(): AbortController {
  const controller = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => controller.abort(new Error(`The server is stopping (${signal}).`)))
  }
  return controller
}
