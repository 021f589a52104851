import { createHash } from 'node:crypto'
import type { BundleFile } from './archive/files.ts'

/** SHA-256 over the sorted paths and contents. Lengths stand in between, so that no two bundles can be confused. */
export function digestFiles(files: BundleFile[]): string {
  const hash = createHash('sha256')
  for (const { path, content } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${Buffer.byteLength(path)}:${path}${Buffer.byteLength(content)}:`).update(content)
  }
  return hash.digest('hex')
}
