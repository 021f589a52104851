import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dist = path.join(root, 'dist')
const stampFile = path.join(dist, 'hadron.stamp')
const outfile = path.join(dist, 'server-command-line-main.mjs')
/** What `prepare` builds beside it. */
const besides = [
  path.join(dist, 'server-rendering-child-main', 'server-rendering-child-main.mjs'),
  path.join(dist, 'resource-types.json'),
]

/**
 * The bundled command line; builds it, the renderer and the table of resource types when a source has changed since.
 * Looking takes some ten milliseconds, building half a second.
 */
export async function built() {
  const stamp = stampOf()
  if (lastStamp() === stamp) return outfile
  const [{ bundle, endBundling }, { prepare }] = await Promise.all([
    import('../boot/bundle.mjs'),
    import('../boot/prepare.mjs'),
  ])
  await Promise.all([bundle('server/command-line/main.ts'), prepare()])
  await endBundling()
  // A source that changed while it was bundled has another stamp next time.
  writeFileSync(stampFile, stamp)
  return outfile
}

function lastStamp() {
  try {
    for (const file of [outfile, ...besides]) statSync(file)
    return readFileSync(stampFile, 'utf8')
  } catch {
    return undefined
  }
}

/** Names, sizes and times of everything the bundle can be made of. */
function stampOf() {
  const hash = createHash('sha256').update(root)
  for (const folder of ['server', 'drizzle']) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && /\.m?ts$|\.mjs$/.test(entry.name)) add(hash, path.join(entry.parentPath, entry.name))
    }
  }
  add(hash, path.join(root, 'package-lock.json'))
  return hash.digest('hex')
}

function add(hash, file) {
  const { size, mtimeMs } = statSync(file)
  hash.update(`${file}\0${size}\0${mtimeMs}\0`)
}
