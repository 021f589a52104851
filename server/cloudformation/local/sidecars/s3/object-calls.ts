import { AwsError } from '../../wire/aws-error.ts'
import type { Answer } from '../../wire/exchange.ts'
import { existingBucket, findBucket, makeBucket } from './buckets.ts'
import { emptyAnswer, type S3Operation, type S3Request, safe, sentBytes, textsIn, xmlAnswer } from './request.ts'
import type { About, Described } from './store.ts'
import { placeOf } from './url.ts'

/** Headers that S3 keeps with an object and gives back. */
const KEPT_HEADER = /^(?:x-amz-meta-.+|cache-control|content-disposition|content-encoding|content-language|expires)$/

export function describedBy({ headers }: Pick<S3Request, 'headers'>): Described {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    KEPT_HEADER.test(name) && typeof value === 'string' && value !== 'aws-chunked' ? [[name, value]] : [],
  )
  return { contentType: headers['content-type'] ?? 'binary/octet-stream', headers: Object.fromEntries(kept) }
}

export const PUT_OBJECT: S3Operation = {
  name: 'PutObject',
  perform(request) {
    const { world, bucket, key, caller, headers } = request
    // A person with curl has no other way to make a bucket; whoever signs a request is answered as on AWS.
    if (headers.authorization === undefined && !findBucket(world, bucket)) makeBucket(world, bucket, caller)
    existingBucket(world, bucket)
    const { etag } = world.objects.put(bucket, key, sentBytes(request), describedBy(request))
    return emptyAnswer(200, { etag })
  },
}

export const COPY_OBJECT: S3Operation = {
  name: 'CopyObject',
  perform(request) {
    const { world, bucket, key, headers } = request
    existingBucket(world, bucket)
    const from = placeOf('', `/${String(headers['x-amz-copy-source']).replace(/^\//, '')}`)
    const source = from && world.objects.about(from.bucket, from.key)
    const body = from && world.objects.body(from.bucket, from.key)
    if (!source || !body) throw noSuchKey()
    const described = headers['x-amz-metadata-directive'] === 'REPLACE' ? describedBy(request) : source
    const { etag, modified } = world.objects.put(bucket, key, body, { ...described, etag: source.etag })
    return xmlAnswer('CopyObjectResult', `<ETag>${safe(etag)}</ETag><LastModified>${modified}</LastModified>`)
  },
}

export const GET_OBJECT: S3Operation = {
  name: 'GetObject',
  reads: true,
  perform(request) {
    const { world, bucket, key, headers } = request
    const about = existingObject(request)
    const body = world.objects.body(bucket, key) ?? Buffer.alloc(0)
    const range = rangeOf(headers.range, body.length)
    if (!range) return { status: 200, type: about.contentType, body, headers: headersOf(about) }
    const part = { ...headersOf(about), 'content-range': `bytes ${range.from}-${range.to}/${body.length}` }
    return { status: 206, type: about.contentType, body: body.subarray(range.from, range.to + 1), headers: part }
  },
}

export const HEAD_OBJECT: S3Operation = {
  name: 'HeadObject',
  reads: true,
  perform(request) {
    const about = existingObject(request)
    return { status: 200, type: about.contentType, body: '', length: about.size, headers: headersOf(about) }
  },
}

export const DELETE_OBJECT: S3Operation = {
  name: 'DeleteObject',
  perform({ world, bucket, key }) {
    existingBucket(world, bucket)
    world.objects.remove(bucket, key)
    return emptyAnswer(204)
  },
}

export const DELETE_OBJECTS: S3Operation = {
  name: 'DeleteObjects',
  perform({ world, bucket, body }) {
    existingBucket(world, bucket)
    const keys = textsIn(body.toString(), 'Key')
    for (const key of keys) world.objects.remove(bucket, key)
    const isQuiet = textsIn(body.toString(), 'Quiet').includes('true')
    const deleted = keys.map((key) => `<Deleted><Key>${safe(key)}</Key></Deleted>`)
    return xmlAnswer('DeleteResult', isQuiet ? '' : deleted.join(''))
  },
}

/** Tags of one object, as the document they were sent in. */
export function taggingOperation({ method }: S3Request): S3Operation | undefined {
  if (method === 'GET') {
    return { name: 'GetObjectTagging', reads: true, perform: (request) => readTags(existingObject(request)) }
  }
  if (method !== 'PUT' && method !== 'DELETE') return undefined
  return {
    name: method === 'PUT' ? 'PutObjectTagging' : 'DeleteObjectTagging',
    perform(request) {
      existingObject(request)
      const tags = method === 'PUT' ? request.body.toString() : undefined
      request.world.objects.tag(request.bucket, request.key, tags)
      return emptyAnswer(method === 'PUT' ? 200 : 204)
    },
  }
}

function readTags({ tagging }: About): Answer {
  return tagging === undefined
    ? xmlAnswer('Tagging', '<TagSet></TagSet>')
    : { status: 200, type: 'application/xml', body: tagging }
}

function existingObject({ world, bucket, key }: S3Request): About {
  existingBucket(world, bucket)
  const found = world.objects.about(bucket, key)
  if (!found) throw noSuchKey()
  return found
}

function noSuchKey(): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404)
}

function headersOf({ etag, modified, headers }: About): Record<string, string> {
  return { ...headers, etag, 'last-modified': new Date(modified).toUTCString(), 'accept-ranges': 'bytes' }
}

function rangeOf(header: string | undefined, size: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (from > to) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416)
  return { from, to }
}
