'use client'

import { useEffect, useRef } from 'react'
import type { DraftText } from './use-draft-text.ts'

const pauseMs = 1_500
const againMs = 5_000

/** Saves when typing pauses, tries again while the portal does not answer, and once more when the page is left. */
export function useAutosave({ dirty, saving, conflict, refusal, save, files }: DraftText) {
  useEffect(() => {
    if (!files || !dirty || saving || conflict) return
    // What the server refused stays refused until it changes.
    if (refusal && refusal.reason !== 'UNREACHABLE') return
    const timer = setTimeout(save, refusal ? againMs : pauseMs)
    window.addEventListener('online', save)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', save)
    }
  }, [files, dirty, saving, conflict, refusal, save])

  const last = useRef(save)
  useEffect(() => {
    last.current = save
  })
  useEffect(() => () => last.current(), [])

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])
}
