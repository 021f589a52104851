import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { performJson } from '../sidecars/json-services.ts'
import { regionOf } from '../state/world.ts'
import { AwsError } from './aws-error.ts'
import { callerOf } from './caller.ts'
import type { Answer, ServerContext } from './server.ts'

/** Answers a call in AWS's JSON protocol: parameters and secrets. */
export async function answerJson(
  { world, defaultRegion, calls }: ServerContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer> {
  const target = String(request.headers['x-amz-target'])
  const caller = callerOf(request.headers, url.searchParams, { account: world.defaultAccount, region: defaultRegion })
  const requestId = randomUUID()
  const log = (code?: string) =>
    calls.add({
      account: caller.account,
      region: caller.region,
      service: caller.service,
      action: target.split('.').at(-1) ?? target,
      outcome: code === undefined ? 'accepted' : 'rejected',
      code,
      requestId,
    })
  try {
    const result = performJson(world, regionOf(world, caller.account, caller.region), target, body.toString())
    await world.journal.committed()
    log()
    return json(200, result, requestId)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    log(error.code)
    return json(error.status, { __type: error.code, message: error.message }, requestId)
  }
}

function json(status: number, body: object, requestId: string): Answer {
  return {
    status,
    type: 'application/x-amz-json-1.1',
    body: JSON.stringify(body),
    headers: { 'x-amzn-requestid': requestId },
  }
}
