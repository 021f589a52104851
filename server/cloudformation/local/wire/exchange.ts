import type { ControlContext } from '../control/place.ts'
import type { Throttler } from '../control/throttle.ts'

export type ServerContext = ControlContext & { throttler: Throttler }

/** What a request is answered with; nothing when its connection is cut on command. */
export type Answer = {
  status: number
  type: string
  body: string | Buffer
  /** Of the body that a HEAD request leaves out. */
  length?: number
  headers?: Record<string, string>
}
