import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerControl } from '../control/handle.ts'
import { AwsError } from './aws-error.ts'
import { readBody } from './body.ts'
import type { Answer, ServerContext } from './exchange.ts'
import { answerCbor, answerElsewhere, answerJson, CBOR_PATH } from './json.ts'
import { answerQuery } from './query.ts'
import { answerS3, isS3 } from './s3.ts'
import { CLOUDFORMATION_NAMESPACE, errorXml } from './xml.ts'

/** Longer than any client keeps an idle connection, so that it is never the server that hangs up on a request. */
const KEEP_ALIVE_MS = 75_000

/** A request that is not whole after `requestTimeoutMs` is ended, together with its connection. */
export function createEndpointServer(context: ServerContext, requestTimeoutMs: number): Server {
  const limits = { requestTimeout: requestTimeoutMs, connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000) }
  const server = createServer({ ...limits, keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    answer(context, request).then(
      (given) => send(request, response, given),
      (error: unknown) => send(request, response, unexpected(error)),
    )
  })
  return server
}

async function answer(context: ServerContext, request: IncomingMessage): Promise<Answer | undefined> {
  const url = urlOf(request)
  const isControl = url.pathname === '/_hadron' || url.pathname.startsWith('/_hadron/')
  const forS3 = !isControl && isS3(request, url)
  const body = await readBody(request, isControl || forS3 ? 'object' : 'call')
  if (!body) return undefined
  if (isControl) {
    const result = answerControl(context, request.method ?? 'GET', url, body.toString())
    await context.world.journal.committed()
    return { status: result.status, type: 'application/json', body: `${JSON.stringify(result.body)}\n` }
  }
  if (forS3) return answerS3(context, request, url, body)
  if (request.headers['x-amz-target'] !== undefined) return answerJson(context, request, url, body)
  if (CBOR_PATH.test(url.pathname)) return answerCbor(context, request, url, body)
  if (url.pathname !== '/') return answerElsewhere(context, request, url)
  return answerQuery(context, request, url, body)
}

/** Whatever stands in the request line: `//` is a path too, not a host. */
function urlOf({ url = '/' }: IncomingMessage): URL {
  const path = url.startsWith('/') ? `http://localhost${url}` : url
  return URL.canParse(path) ? new URL(path) : new URL('http://localhost/')
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer | undefined): void {
  if (!answer) {
    request.socket.resetAndDestroy()
    return
  }
  response.writeHead(answer.status, {
    'content-type': answer.type,
    'content-length': answer.length ?? Buffer.byteLength(answer.body),
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
