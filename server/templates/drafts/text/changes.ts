import { type BundleFile, checkFiles } from '../../bundle/archive/files.ts'

/** What an author did to the files since they last saw them. A file under a new name is one removed and one written. */
export interface FileChanges {
  written: BundleFile[]
  removed: string[]
}

export const noChanges: FileChanges = { written: [], removed: [] }

/**
 * The files after the changes, under the rules of every upload: paths inside the bundle, text, and within the limits.
 * Doing it twice gives the same, so that a save whose answer was lost can be repeated.
 */
export function changeFiles(files: readonly BundleFile[], { written, removed }: FileChanges): BundleFile[] {
  const gone = new Set([...removed, ...written.map(({ path }) => path)])
  const changed = [...files.filter(({ path }) => !gone.has(path)), ...written]
  // A draft without files is a draft still; an upload without files is a mistake.
  if (changed.length === 0) return []
  return checkFiles(changed.map(({ path, content }) => ({ path, content: Buffer.from(content, 'utf8') }))).toSorted(
    byPath,
  )
}

const byPath = (a: BundleFile, b: BundleFile) => (a.path < b.path ? -1 : 1)

/** Which paths differ between two states of the files, for the audit log. */
export function comparePaths(before: readonly BundleFile[], after: readonly BundleFile[]) {
  const was = new Map(before.map(({ path, content }) => [path, content]))
  const is = new Map(after.map(({ path, content }) => [path, content]))
  return {
    added: [...is.keys()].filter((path) => !was.has(path)),
    changed: [...is].filter(([path, content]) => was.has(path) && was.get(path) !== content).map(([path]) => path),
    removed: [...was.keys()].filter((path) => !is.has(path)),
  }
}
