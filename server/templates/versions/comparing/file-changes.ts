/** A file of two bundles. Texts are there only where they differ and can be shown line by line. */
export interface FileChange {
  path: string
  kind: 'added' | 'removed' | 'changed' | 'same'
  /** `binary`: it holds characters that no text has. */
  content: 'text' | 'binary'
  before: string | null
  after: string | null
}

interface File {
  path: string
  content: string
}

/** Every file of both bundles by path, those that differ first. Pure. */
export function fileChanges(before: readonly File[], after: readonly File[]): FileChange[] {
  const then = new Map(before.map(({ path, content }) => [path, content]))
  const now = new Map(after.map(({ path, content }) => [path, content]))
  return [...new Set([...then.keys(), ...now.keys()])]
    .map((path) => changeOf(path, then.get(path), now.get(path)))
    .toSorted(
      (a, b) =>
        Number(a.kind === 'same') - Number(b.kind === 'same') || (a.path < b.path ? -1 : Number(a.path > b.path)),
    )
}

function changeOf(path: string, before: string | undefined, after: string | undefined): FileChange {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : before === after ? 'same' : 'changed'
  const content = [before, after].some((text) => text !== undefined && isBinary(text)) ? 'binary' : 'text'
  const isTold = kind !== 'same' && content === 'text'
  return { path, kind, content, before: isTold ? (before ?? null) : null, after: isTold ? (after ?? null) : null }
}

/** What was no text when it was read: replacement characters stand for its bytes. */
const isBinary = (text: string) => text.includes('\u0000') || text.includes('\ufffd')
