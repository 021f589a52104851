import { type Changes, type Files, isEmpty } from './changes.ts'

/** What was typed over which revision, in this browser only. */
interface Kept {
  revision: number
  changes: Changes
}

const keyOf = (draftId: string) => `hadron-text:${draftId}`

/** Keeps what is not saved yet where a crash, a closed lid or a lost line cannot reach it; forgets it once it is saved. */
export function keepText(draftId: string, kept: Kept) {
  try {
    if (isEmpty(kept.changes)) localStorage.removeItem(keyOf(draftId))
    else localStorage.setItem(keyOf(draftId), JSON.stringify(kept))
  } catch {
    // No room, or no storage at all: the text is still on the page, which warns before it is left.
  }
}

/** What an earlier visit left unsaved; undefined when there is nothing. */
export function readKept(draftId: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(draftId)) ?? 'null')
    return isKept(kept) ? kept : undefined
  } catch {
    // Written by a hand or another version of this page; what the server has is the beginning then.
    return undefined
  }
}

const isKept = (kept: unknown): kept is Kept =>
  typeof kept === 'object' && kept !== null && 'revision' in kept && 'changes' in kept

export const applyChanges = (files: Files, { written, removed }: Changes): Files => {
  const gone = new Set(removed)
  const rest = [...files].filter(([path]) => !gone.has(path))
  return new Map([...rest, ...written.map(({ path, content }): [string, string] => [path, content])])
}
