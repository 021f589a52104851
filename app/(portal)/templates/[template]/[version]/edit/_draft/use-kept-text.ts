'use client'

import { useEffect, useRef } from 'react'
import type { Changes } from './changes.ts'
import { keepText, readKept } from './kept-text.ts'

interface KeptText {
  draftId: string
  revision: number
  changes: Changes
  /** What an earlier visit left unsaved, and the revision it was typed over. */
  restore: (revision: number, changes: Changes) => void
}

/** Keeps unsaved text in this browser, and brings it back once when the page is opened again. */
export function useKeptText({ draftId, revision, changes, restore }: KeptText) {
  const looked = useRef(false)
  // After the first paint: the server, which rendered the page, knows nothing of this browser.
  useEffect(() => {
    if (looked.current) return
    looked.current = true
    const kept = readKept(draftId)
    if (kept) restore(kept.revision, kept.changes)
  }, [draftId, restore])
  useEffect(() => keepText(draftId, { revision, changes }), [draftId, revision, changes])
}
