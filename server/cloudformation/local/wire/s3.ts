import type { IncomingMessage } from 'node:http'
import { operationOf, s3Failure } from '../sidecars/s3/answer.ts'
import type { S3Request } from '../sidecars/s3/request.ts'
import { bucketOfHost, placeOf } from '../sidecars/s3/url.ts'
import { AwsError } from './aws-error.ts'
import { carryOut } from './carry-out.ts'
import type { Answer, ServerContext } from './exchange.ts'
import { receive } from './receive.ts'

/** A request is for S3 when it is signed for it or names a bucket in its host; without a signature, when it has a path. */
export function isS3({ headers, method }: IncomingMessage, url: URL): boolean {
  const signature = url.searchParams.get('X-Amz-Credential') ?? headers.authorization
  if (signature !== undefined) return /\/s3\/aws4_request/.test(signature)
  if (url.searchParams.has('Action')) return false
  return bucketOfHost(headers.host ?? '') !== undefined || (url.pathname !== '/' && method !== 'POST')
}

/** Answers a call to S3; an error of a HEAD has no body, only its status. */
export async function answerS3(
  context: ServerContext,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer | undefined> {
  const { method = 'GET', headers } = request
  const basis = receive(context, request, url)
  const { caller, requestId } = basis
  caller.service = 's3'
  const refuse = (error: AwsError) => withId(s3Failure(error, requestId))
  const withId = (answer: Answer) => ({ ...answer, headers: { ...answer.headers, 'x-amz-request-id': requestId } })
  const place = placeOf(headers.host ?? '', url.pathname)
  if (!place) return refuse(new AwsError('InvalidURI', "Couldn't parse the specified URI."))
  const asked: S3Request = { world: context.world, caller, method, ...place, query: url.searchParams, headers, body }
  try {
    const operation = operationOf(asked)
    const received = { ...basis, action: operation.name }
    return await carryOut(context, received, { perform: () => withId(operation.perform(asked)), refuse })
  } catch (error) {
    if (error instanceof AwsError) return refuse(error)
    throw error
  }
}
