import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from '../bundle.mjs'

/** Everything that `next build` reads. */
const sources = ['app', 'server', 'drizzle/schema', 'proxy.ts', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json']
const also = ['package-lock.json']

/** Changes when the built portal would: a hash over every source file's path and contents. */
export async function sourceFingerprint(): Promise<string> {
  const files = (await Promise.all([...sources, ...also].map(filesBelow))).flat().sort()
  const hash = createHash('sha256').update(process.version)
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))))
  for (const [index, content] of contents.entries())
    hash.update(`\n${files[index]} ${content.length}\n`).update(content)
  return hash.digest('hex').slice(0, 16)
}

async function filesBelow(source: string): Promise<string[]> {
  const full = path.join(root, source)
  if (!existsSync(full)) return []
  if (path.extname(source)) return [source]
  const entries = await readdir(full, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
}
