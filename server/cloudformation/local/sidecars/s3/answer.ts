import type { IncomingMessage } from 'node:http'
import type { World } from '../state/world.ts'
import type { Answer } from '../wire/server.ts'
import { deleteObject, etagOf, getObject, listBuckets, listObjects, makeBucket, putObject } from './objects.ts'

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** The little of S3 that deployment tools need: every bucket exists, objects are kept, nothing else is. */
export function answerS3(world: World, request: IncomingMessage, url: URL, body: Buffer): Answer {
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent)
  const key = rest.join('/')
  const method = request.method ?? 'GET'
  if (bucket === '') return xml(200, bucketList(world))
  if (key === '') return answerBucket(world, method, bucket, url.searchParams)
  const folder = world.objectsFolder
  if (method === 'PUT') {
    const stored = putObject(folder, bucket, key, decodedBody(request, body))
    return { status: 200, type: 'application/xml', body: '', headers: { etag: stored } }
  }
  if (method === 'DELETE') {
    deleteObject(folder, bucket, key)
    return { status: 204, type: 'application/xml', body: '' }
  }
  const found = getObject(folder, bucket, key)
  if (!found) return method === 'HEAD' ? empty(404) : error(404, 'NoSuchKey', 'The specified key does not exist.')
  const headers = { etag: etagOf(found), 'last-modified': new Date().toUTCString() }
  // Node sends the length of a HEAD answer's body without the body.
  return { status: 200, type: 'application/octet-stream', body: found, headers }
}

function answerBucket(world: World, method: string, bucket: string, query: URLSearchParams): Answer {
  if (method === 'PUT' && [...query.keys()].length <= 1) makeBucket(world.objectsFolder, bucket)
  if (method !== 'GET') return empty(method === 'DELETE' ? 204 : 200)
  if (query.has('location')) return xml(200, `<LocationConstraint xmlns="${NAMESPACE}"></LocationConstraint>`)
  if (query.has('versioning')) return xml(200, `<VersioningConfiguration xmlns="${NAMESPACE}"/>`)
  if (query.has('encryption')) {
    return error(
      404,
      'ServerSideEncryptionConfigurationNotFoundError',
      'The server side encryption configuration was not found',
    )
  }
  const objects = listObjects(world.objectsFolder, bucket, query.get('prefix') ?? '')
  const contents = objects.map(
    ({ key, size, modified }) =>
      `<Contents><Key>${safe(key)}</Key><LastModified>${modified.toISOString()}</LastModified><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  )
  return xml(
    200,
    `<ListBucketResult xmlns="${NAMESPACE}"><Name>${safe(bucket)}</Name><KeyCount>${objects.length}</KeyCount><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`,
  )
}

/** SDKs send a body in signed chunks, each with its size in front, when they add a checksum at its end. */
function decodedBody(request: IncomingMessage, body: Buffer): Buffer {
  if (request.headers['x-amz-decoded-content-length'] === undefined) return body
  const pieces: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, lineEnd === -1 ? body.length : lineEnd), 16)
    if (lineEnd === -1 || !(size > 0)) break
    pieces.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
  return Buffer.concat(pieces)
}

function bucketList(world: World): string {
  const buckets = listBuckets(world.objectsFolder).map((name) => `<Bucket><Name>${safe(name)}</Name></Bucket>`)
  return `<ListAllMyBucketsResult xmlns="${NAMESPACE}"><Buckets>${buckets.join('')}</Buckets></ListAllMyBucketsResult>`
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function xml(status: number, body: string): Answer {
  return { status, type: 'application/xml', body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` }
}

function empty(status: number): Answer {
  return { status, type: 'application/xml', body: '' }
}

function error(status: number, code: string, message: string): Answer {
  return xml(status, `<Error><Code>${code}</Code><Message>${message}</Message></Error>`)
}
