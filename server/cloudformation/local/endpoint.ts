import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { openCallLog } from './control/calls.ts'
import { openThrottler } from './control/throttle.ts'
import { type Claim, claimFolder } from './journal/claim.ts'
import { wakeAll } from './lifecycle/engine.ts'
import { openWorld, type World } from './state/world.ts'
import { createEndpointServer } from './wire/server.ts'

export type LocalEndpointOptions = {
  /** `0` takes a free port. */
  port?: number
  /** Hadron's data folder; the endpoint keeps its state in `local-aws` inside it. */
  dataDir: string
  /** Factor on every duration; `0` finishes every stack operation at once. */
  timeScale?: number
  /** Account of callers whose access key names none. */
  account?: string
  /** Region of callers whose signature names none. */
  region?: string
  /** A request that is not whole by then is ended. */
  requestTimeoutMs?: number
}

export type LocalEndpoint = { url: string; port: number; close(): Promise<void> }

/**
 * Starts the local CloudFormation endpoint on loopback; operations that were in flight go on. Throws a `Problem` when
 * another endpoint has the data folder.
 */
export async function startLocalEndpoint(options: LocalEndpointOptions): Promise<LocalEndpoint> {
  const folder = path.join(options.dataDir, 'local-aws')
  const claim = await claimFolder(folder)
  try {
    return await start(folder, claim, options)
  } catch (error) {
    await claim.release()
    throw error
  }
}

async function start(folder: string, claim: Claim, options: LocalEndpointOptions): Promise<LocalEndpoint> {
  const { port = 4566, timeScale = 1, account = '000000000000', region = 'us-east-1' } = options
  const { requestTimeoutMs = 60_000 } = options
  const world = await openWorld(folder, timeScale, account)
  const context = { world, calls: openCallLog(), throttler: openThrottler(), defaultRegion: region }
  const server = createEndpointServer(context, requestTimeoutMs)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  wakeAll(world)
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
      await stop(world)
      await claim.release()
    },
  }
}

async function stop(world: World): Promise<void> {
  for (const timer of world.timers.values()) clearTimeout(timer)
  world.timers.clear()
  await world.journal.close()
}
