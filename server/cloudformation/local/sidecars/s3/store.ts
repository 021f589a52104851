import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What is known of an object beside its bytes. */
export type About = {
  key: string
  size: number
  etag: string
  modified: string
  contentType: string
  /** Other headers that come back with it: `x-amz-meta-…`, `cache-control` and their like. */
  headers: Record<string, string>
  tagging?: string
}

export type Described = Pick<About, 'contentType' | 'headers'> & { etag?: string }

export type Upload = { bucket: string; key: string; described: Described; parts: Map<number, Buffer> }

/** Objects as two files each: the bytes under the digest of the key, and beside them what is known of it. */
export type ObjectStore = {
  put(bucket: string, key: string, body: Buffer, described?: Described): About
  about(bucket: string, key: string): About | undefined
  body(bucket: string, key: string): Buffer | undefined
  tag(bucket: string, key: string, tagging: string | undefined): void
  remove(bucket: string, key: string): void
  /** By key. */
  list(bucket: string): About[]
  buckets(): string[]
  /** Nothing in the bucket is kept. */
  removeBucket(bucket: string): void
  clear(): void
  /** Objects that come in parts and are not complete yet; a restart forgets them, and the client begins again. */
  uploads: Map<string, Upload>
}

export function openObjects(folder: string): ObjectStore {
  const known = new Map<string, Map<string, About>>()
  const uploads = new Map<string, Upload>()
  // The name of a bucket may come from a template: it must stay one name below the folder.
  const home = (bucket: string) => path.join(folder, bucket.replace(/[^a-z0-9.-]/gi, '_').replace(/\.\.+/g, '_'))
  const fileOf = (bucket: string, key: string) =>
    path.join(home(bucket), createHash('sha256').update(key).digest('hex').slice(0, 40))
  const index = (bucket: string) => {
    const found = known.get(bucket) ?? readIndex(home(bucket))
    known.set(bucket, found)
    return found
  }
  const note = (bucket: string, about: About) => {
    write(`${fileOf(bucket, about.key)}.json`, JSON.stringify(about))
    index(bucket).set(about.key, about)
  }
  return {
    put(bucket, key, body, { contentType, headers, etag = etagOf(body) } = PLAIN) {
      mkdirSync(home(bucket), { recursive: true })
      const about = { key, size: body.length, etag, modified: new Date().toISOString(), contentType, headers }
      write(fileOf(bucket, key), body)
      note(bucket, about)
      return about
    },
    about: (bucket, key) => index(bucket).get(key),
    body: (bucket, key) => (index(bucket).has(key) ? readFileSync(fileOf(bucket, key)) : undefined),
    tag(bucket, key, tagging) {
      const about = index(bucket).get(key)
      if (about) note(bucket, { ...about, tagging })
    },
    remove(bucket, key) {
      if (!index(bucket).delete(key)) return
      for (const end of ['.json', '']) rmSync(`${fileOf(bucket, key)}${end}`, { force: true })
    },
    list: (bucket) => [...index(bucket).values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    buckets: () => (existsSync(folder) ? readdirSync(folder) : []),
    removeBucket(bucket) {
      known.delete(bucket)
      rmSync(home(bucket), { recursive: true, force: true })
    },
    uploads,
    clear() {
      uploads.clear()
      known.clear()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const PLAIN: Described = { contentType: 'binary/octet-stream', headers: {} }

function readIndex(folder: string): Map<string, About> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const abouts = names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as About)
  return new Map(abouts.map((about) => [about.key, about]))
}

/** A process that is killed leaves the old file or the new one, never half of one. */
function write(file: string, content: Buffer | string): void {
  writeFileSync(`${file}.draft`, content)
  renameSync(`${file}.draft`, file)
}

export function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`
}
