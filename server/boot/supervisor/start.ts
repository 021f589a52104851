import { type Config, readConfig } from '../../config.ts'
import type { Mode } from './boot.ts'
import { type Child, type ChildPlan, supervise } from './child.ts'
import { openDataFolder } from './data-folder.ts'
import { assertFree } from './ports.ts'
import { startProcesses } from './processes.ts'

export interface Hadron {
  /** Resolves when everything has stopped; rejects when it cannot start. */
  finished: Promise<void>
  /** Ends every process this instant. */
  kill: () => void
}

/** Starts every process of Hadron in the order of need, and stops them in the opposite order. */
export function startHadron(mode: Mode, stopping: AbortSignal): Hadron {
  const children: Child[] = []
  return {
    finished: runHadron(mode, stopping, children),
    kill: () => {
      for (const child of children) child.kill()
    },
  }
}

async function runHadron(mode: Mode, stopping: AbortSignal, children: Child[]): Promise<void> {
  const config = readConfig()
  const lock = await openDataFolder(config.dataDir)
  const failed = new AbortController() // ends what was started beside the part that failed, such as the build
  const begin = async (plan: ChildPlan) => {
    stopping.throwIfAborted()
    const child = supervise(plan)
    children.push(child)
    await Promise.race([child.firstReady, abortOf(stopping)])
    return child
  }
  try {
    await assertPortsFree(config)
    await startProcesses({ config, mode, stopping: AbortSignal.any([stopping, failed.signal]), begin })
    console.log(`Hadron is ready at ${config.publicUrl} (${process.uptime().toFixed(1)} s)`)
    await abortOf(stopping)
  } catch (error) {
    if (!stopping.aborted) throw error
  } finally {
    failed.abort()
    for (const child of children.toReversed()) await child.stop()
    lock.release()
  }
}

async function assertPortsFree({ host, port, localAws, awsEndpoint, metricsPort }: Config): Promise<void> {
  await assertFree(port, host, 'PORT')
  if (!awsEndpoint) await assertFree(localAws.port, '127.0.0.1', 'HADRON_LOCAL_AWS_PORT')
  if (metricsPort) await assertFree(metricsPort, host, 'METRICS_PORT')
}

/** Rejects when the signal is aborted. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
