import type { IncomingMessage } from 'node:http'
import { performJson } from '../sidecars/json-services.ts'
import { regionOf } from '../state/world.ts'
import { AwsError } from './aws-error.ts'
import { carryOut } from './carry-out.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import type { Answer, ServerContext } from './exchange.ts'
import { receive } from './receive.ts'

/** Answers a call in AWS's JSON protocol: parameters, secrets, alarms and repositories. */
export async function answerJson(
  context: ServerContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer | undefined> {
  const target = String(request.headers['x-amz-target']).slice(0, 256)
  const received = { ...receive(context, request, url), action: target.split('.').at(-1) ?? target }
  const { account, region } = received.caller
  const type = /json-1\.0/.test(request.headers['content-type'] ?? '')
    ? 'application/x-amz-json-1.0'
    : 'application/x-amz-json-1.1'
  const json = (status: number, answer: object): Answer => ({
    status,
    type,
    body: JSON.stringify(withSeconds(answer)),
    headers: { 'x-amzn-requestid': received.requestId },
  })
  return carryOut(context, received, {
    perform: () =>
      json(200, performJson(context.world, regionOf(context.world, account, region), target, readJson(body))),
    refuse: ({ code, message, status }) => json(status, { __type: code, message }),
  })
}

/** Whether a request speaks Smithy's binary protocol, as current clients do to CloudWatch. */
export const CBOR_PATH = /^\/service\/(\w+)\/operation\/(\w+)\/?$/

/** Answers a call in the binary protocol; its operations are those of the JSON protocol. */
export async function answerCbor(
  context: ServerContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer | undefined> {
  const [, service = '', action = ''] = CBOR_PATH.exec(url.pathname) ?? []
  const received = { ...receive(context, request, url), action }
  const { account, region } = received.caller
  const cbor = (status: number, answer: object, headers?: Record<string, string>): Answer => ({
    status,
    type: 'application/cbor',
    body: encodeCbor(answer),
    headers: { 'x-amzn-requestid': received.requestId, 'smithy-protocol': 'rpc-v2-cbor', ...headers },
  })
  return carryOut(context, received, {
    perform() {
      const input = body.length === 0 ? {} : decodeCbor(body)
      return cbor(
        200,
        performJson(context.world, regionOf(context.world, account, region), `${service}.${action}`, input),
      )
    },
    refuse: ({ code, message, status }) =>
      cbor(status, { __type: code, message }, { 'x-amzn-query-error': `${code};Sender` }),
  })
}

/** Refuses a call to a service with paths of its own, of which there is none here. */
export async function answerElsewhere(
  context: ServerContext,
  request: IncomingMessage,
  url: URL,
): Promise<Answer | undefined> {
  const action = `${request.method} ${url.pathname.slice(0, 128)}`
  const received = { ...receive(context, request, url), action }
  const { service } = received.caller
  return carryOut(context, received, {
    perform() {
      throw new AwsError(
        'UnknownOperationException',
        `The local endpoint does not implement ${service} ${action}.`,
        404,
      )
    },
    refuse: ({ code, message, status }) => ({
      status,
      type: 'application/json',
      body: JSON.stringify({ __type: code, message }),
      headers: { 'x-amzn-requestid': received.requestId, 'x-amzn-errortype': code },
    }),
  })
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.length === 0 ? '{}' : body.toString())
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON.')
  }
}

/** In these protocols a time is a number of seconds. */
function withSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000
  if (Array.isArray(value)) return value.map(withSeconds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withSeconds(item)]))
}
