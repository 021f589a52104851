import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { callerOf } from './caller.ts'
import type { Received } from './carry-out.ts'
import type { ServerContext } from './exchange.ts'

/** What every request says of itself, whatever its protocol. */
export function receive(
  { world, defaultRegion }: Pick<ServerContext, 'world' | 'defaultRegion'>,
  request: IncomingMessage,
  url: URL,
): Omit<Received, 'action'> {
  const defaults = { account: world.defaultAccount, region: defaultRegion }
  const attempt = request.headers['amz-sdk-request']
  return {
    caller: callerOf(request.headers, url.searchParams, defaults),
    requestId: randomUUID(),
    attempt: typeof attempt === 'string' ? attempt : undefined,
  }
}
