import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerControl } from '../control/handle.ts'
import type { ControlContext } from '../control/routes.ts'
import type { Throttler } from '../control/throttle.ts'
import { answerS3 } from '../sidecars/s3.ts'
import { AwsError } from './aws-error.ts'
import { readBody } from './body.ts'
import { answerJson } from './json.ts'
import { answerQuery } from './query.ts'
import { errorXml } from './xml.ts'

export type ServerContext = ControlContext & { throttler: Throttler; defaultRegion: string }

/** What a request is answered with; nothing when its connection is cut on command. */
export type Answer = { status: number; type: string; body: string | Buffer; headers?: Record<string, string> }

export const CLOUDFORMATION_NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/'

/** Longer than any client keeps an idle connection, so that it is never the server that hangs up on a request. */
const KEEP_ALIVE_MS = 75_000

export function createEndpointServer(context: ServerContext): Server {
  const server = createServer((request, response) => {
    answer(context, request).then(
      (given) => send(request, response, given),
      (error: unknown) => send(request, response, unexpected(error)),
    )
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.requestTimeout = 60_000
  return server
}

async function answer(context: ServerContext, request: IncomingMessage): Promise<Answer | undefined> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await readBody(request)
  if (url.pathname === '/_hadron' || url.pathname.startsWith('/_hadron/')) {
    const result = answerControl(context, request.method ?? 'GET', url, body.toString())
    await context.world.journal.committed()
    return { status: result.status, type: 'application/json', body: `${JSON.stringify(result.body)}\n` }
  }
  if (request.headers['x-amz-target'] !== undefined) return answerJson(context, request, url, body)
  if (isS3(request, url)) return answerS3(context.world, request, url, body)
  return answerQuery(context, request, url, body)
}

/** Only S3 has paths, and only it is asked with other methods than GET and POST. */
function isS3(request: IncomingMessage, url: URL): boolean {
  const signedForS3 = /\/s3\/aws4_request/.test(request.headers.authorization ?? '')
  return signedForS3 || (url.pathname !== '/' && !url.searchParams.has('Action') && request.method !== 'POST')
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer | undefined): void {
  if (!answer) {
    request.socket.resetAndDestroy()
    return
  }
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': Buffer.byteLength(answer.body),
    ...answer.headers,
  })
  response.end(answer.body)
}

/** A request that is too large or broken says so; anything else is a mistake of ours. */
function unexpected(error: unknown): Answer {
  const requestId = randomUUID()
  const known = error instanceof AwsError ? error : new AwsError('InternalFailure', 'The local endpoint failed.', 500)
  if (known !== error) console.error('local CloudFormation: a request failed', error)
  return {
    status: known.status,
    type: 'text/xml',
    body: errorXml(known.code, known.message, known.status, CLOUDFORMATION_NAMESPACE, requestId),
    headers: { 'x-amzn-requestid': requestId },
  }
}
