import { existingBucket } from './buckets.ts'
import { type S3Operation, type S3Request, safe, xmlAnswer } from './request.ts'
import type { About } from './store.ts'

const MAX_KEYS = 1_000

/** A line of a list: an object, or what several keys begin with up to the delimiter. */
type Line = { name: string; object?: About }

export const LIST_OBJECTS: S3Operation = {
  name: 'ListObjects',
  reads: true,
  perform(request) {
    const { query, bucket } = request
    const marker = query.get('marker') ?? ''
    const { lines, next, size } = pageOf(request, marker)
    const head = [
      `<Name>${safe(bucket)}</Name><Marker>${safe(marker)}</Marker><MaxKeys>${size}</MaxKeys>`,
      `<IsTruncated>${next !== undefined}</IsTruncated>`,
      next === undefined ? '' : `<NextMarker>${written(query, next)}</NextMarker>`,
    ]
    return xmlAnswer('ListBucketResult', `${head.join('')}${elements(query, lines)}`)
  },
}

export const LIST_OBJECTS_V2: S3Operation = {
  name: 'ListObjectsV2',
  reads: true,
  perform(request) {
    const { query, bucket } = request
    const token = query.get('continuation-token')
    const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
    const { lines, next, size } = pageOf(request, after)
    const head = [
      `<Name>${safe(bucket)}</Name><KeyCount>${lines.length}</KeyCount><MaxKeys>${size}</MaxKeys>`,
      `<IsTruncated>${next !== undefined}</IsTruncated>`,
      next === undefined
        ? ''
        : `<NextContinuationToken>${Buffer.from(next).toString('base64url')}</NextContinuationToken>`,
    ]
    return xmlAnswer('ListBucketResult', `${head.join('')}${elements(query, lines)}`)
  },
}

function pageOf({ world, bucket, query }: S3Request, after: string): { lines: Line[]; next?: string; size: number } {
  existingBucket(world, bucket)
  const asked = Number(query.get('max-keys') ?? MAX_KEYS)
  const size = Number.isInteger(asked) && asked >= 0 ? Math.min(asked, MAX_KEYS) : MAX_KEYS
  const all = linesOf(world.objects.list(bucket), query.get('prefix') ?? '', query.get('delimiter') ?? '')
  const rest = all.filter(({ name }) => name > after)
  const lines = rest.slice(0, size)
  return { lines, size, next: rest.length > lines.length ? lines.at(-1)?.name : undefined }
}

function linesOf(objects: About[], prefix: string, delimiter: string): Line[] {
  const lines = new Map<string, Line>()
  for (const object of objects) {
    if (!object.key.startsWith(prefix)) continue
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length)
    const name = end === -1 ? object.key : object.key.slice(0, end + delimiter.length)
    lines.set(name, end === -1 ? { name, object } : { name })
  }
  return [...lines.values()]
}

function elements(query: URLSearchParams, lines: Line[]): string {
  const encoding = query.get('encoding-type') === 'url' ? '<EncodingType>url</EncodingType>' : ''
  const given = ['Prefix', 'Delimiter'].map((name) => {
    const value = query.get(name.toLowerCase())
    return value === null ? '' : `<${name}>${written(query, value)}</${name}>`
  })
  return `${encoding}${given.join('')}${lines.map((line) => element(query, line)).join('')}`
}

function element(query: URLSearchParams, { name, object }: Line): string {
  const key = written(query, name)
  if (!object) return `<CommonPrefixes><Prefix>${key}</Prefix></CommonPrefixes>`
  const { modified, etag, size } = object
  return `<Contents><Key>${key}</Key><LastModified>${modified}</LastModified><ETag>${safe(etag)}</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`
}

/** A client that asks for it gets keys percent-encoded, as XML cannot hold every character. */
function written(query: URLSearchParams, key: string): string {
  if (query.get('encoding-type') !== 'url') return safe(key)
  // By way of bytes, so that half a character pair does no harm.
  return encodeURIComponent(Buffer.from(key).toString()).replaceAll('%2F', '/')
}
