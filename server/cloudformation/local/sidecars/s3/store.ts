import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type StoredObject = { key: string; size: number; modified: Date }

/** A key may hold anything: encoded, it is one file name, or the digest of one that would be too long. */
function fileOf(folder: string, bucket: string, key: string): string {
  const name = encodeURIComponent(key).replaceAll('.', '%2E')
  const short = name.length <= 200 ? name : `${name.slice(0, 120)}~${createHash('sha256').update(key).digest('hex')}`
  return path.join(folder, bucket.replace(/[^a-zA-Z0-9-]/g, '_'), short)
}

export function putObject(folder: string, bucket: string, key: string, body: Buffer): string {
  const file = fileOf(folder, bucket, key)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(`${file}~draft`, body)
  renameSync(`${file}~draft`, file)
  return etagOf(body)
}

export function getObject(folder: string, bucket: string, key: string): Buffer | undefined {
  const file = fileOf(folder, bucket, key)
  return existsSync(file) ? readFileSync(file) : undefined
}

export function deleteObject(folder: string, bucket: string, key: string): void {
  rmSync(fileOf(folder, bucket, key), { force: true })
}

export function listObjects(folder: string, bucket: string, prefix: string): StoredObject[] {
  const home = path.dirname(fileOf(folder, bucket, 'x'))
  if (!existsSync(home)) return []
  return readdirSync(home)
    .filter((name) => !name.includes('~'))
    .map((name) => ({ name, key: decodeURIComponent(name) }))
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ name, key }) => {
      const { size, mtime } = statSync(path.join(home, name))
      return { key, size, modified: mtime }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

export function listBuckets(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}

export function makeBucket(folder: string, bucket: string): void {
  mkdirSync(path.dirname(fileOf(folder, bucket, 'x')), { recursive: true })
}

export function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}

/**
 * The bucket and key that a URL of S3 names, in any of the forms clients write: path-style on S3's or our own host,
 * or with the bucket in the host's name. Nothing is ever fetched.
 */
export function objectOfUrl(url: string): { bucket: string; key: string } | undefined {
  if (!URL.canParse(url)) return undefined
  const { hostname, pathname, protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:' && protocol !== 's3:') return undefined
  const decoded = decodeURIComponent(pathname).slice(1)
  if (protocol === 's3:') return { bucket: hostname, key: decoded }
  const inHost = /^(.+)\.s3[.-](?:.*\.)?amazonaws\.com(?:\.cn)?$|^(.+)\.s3\.amazonaws\.com$/.exec(hostname)
  const bucket = inHost?.[1] ?? inHost?.[2]
  if (bucket) return { bucket, key: decoded }
  const isS3 =
    /^s3[.-](?:.*\.)?amazonaws\.com(?:\.cn)?$/.test(hostname) || /^(?:localhost|127\.0\.0\.1)$/.test(hostname)
  const slash = decoded.indexOf('/')
  return isS3 && slash > 0 ? { bucket: decoded.slice(0, slash), key: decoded.slice(slash + 1) } : undefined
}
