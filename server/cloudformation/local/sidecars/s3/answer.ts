import { AwsError } from '../../wire/aws-error.ts'
import type { Answer } from '../../wire/exchange.ts'
import {
  BUCKET_LOCATION,
  CREATE_BUCKET,
  DELETE_BUCKET,
  HEAD_BUCKET,
  LIST_BUCKETS,
  settingOperation,
} from './bucket-calls.ts'
import { LIST_OBJECTS, LIST_OBJECTS_V2 } from './list.ts'
import { ABORT_UPLOAD, COMPLETE_UPLOAD, CREATE_UPLOAD, UPLOAD_PART } from './multipart.ts'
import {
  COPY_OBJECT,
  DELETE_OBJECT,
  DELETE_OBJECTS,
  GET_OBJECT,
  HEAD_OBJECT,
  PUT_OBJECT,
  taggingOperation,
} from './object-calls.ts'
import { type S3Operation, type S3Request, safe } from './request.ts'

/** Words in a query that ask for something else than the object or the list itself, and that are not there. */
const ELSEWHERE = [
  'acl',
  'attributes',
  'legal-hold',
  'object-lock',
  'replication',
  'restore',
  'retention',
  'select',
  'torrent',
  'versions',
]

/** The operation that a request asks for. */
export function operationOf(request: S3Request): S3Operation {
  const { query, bucket, key } = request
  const missing = ELSEWHERE.find((word) => query.has(word))
  if (missing !== undefined) throw notImplemented(`?${missing}`)
  const found = bucket === '' ? LIST_BUCKETS : key === '' ? onBucket(request) : onObject(request)
  if (!found) throw notImplemented(`${request.method} here`)
  return found
}

function onBucket(request: S3Request): S3Operation | undefined {
  const { method, query } = request
  if (query.has('location')) return BUCKET_LOCATION
  const setting = settingOperation(request)
  if (setting) return setting
  if (method === 'PUT') return CREATE_BUCKET
  if (method === 'DELETE') return DELETE_BUCKET
  if (method === 'HEAD') return HEAD_BUCKET
  if (method === 'POST' && query.has('delete')) return DELETE_OBJECTS
  if (method !== 'GET') return undefined
  return query.get('list-type') === '2' ? LIST_OBJECTS_V2 : LIST_OBJECTS
}

function onObject(request: S3Request): S3Operation | undefined {
  const { method, query, headers } = request
  if (query.has('tagging')) return taggingOperation(request)
  if (query.has('uploadId')) return { PUT: UPLOAD_PART, POST: COMPLETE_UPLOAD, DELETE: ABORT_UPLOAD }[method]
  if (method === 'POST') return query.has('uploads') ? CREATE_UPLOAD : undefined
  if (method === 'PUT') return headers['x-amz-copy-source'] === undefined ? PUT_OBJECT : COPY_OBJECT
  return { GET: GET_OBJECT, HEAD: HEAD_OBJECT, DELETE: DELETE_OBJECT }[method]
}

export function s3Failure({ code, message, status }: AwsError, requestId: string): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${safe(code)}</Code><Message>${safe(message)}</Message><RequestId>${requestId}</RequestId></Error>`
  return { status, type: 'application/xml', body }
}

function notImplemented(what: string): AwsError {
  return new AwsError('NotImplemented', `The local endpoint's S3 does not implement ${what}.`, 501)
}
