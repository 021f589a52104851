'use client'

import { useEffect, useState } from 'react'

export interface Draft<Value> {
  value: Value
  change: (patch: Partial<Value>) => void
  /** When this browser last kept it; undefined while there is nothing to keep. */
  savedAt: Date | undefined
  /** True when the form began with what was filled in earlier. */
  restored: boolean
  /** Keeps it no longer; what is on screen stays. */
  forget: () => void
  /** Begins anew. */
  discard: () => void
}

/** What somebody is filling in, kept in this browser until it is sent or thrown away. `key` says what it is for. */
export function useDraft<Value extends object>(key: string, initial: Value): Draft<Value> {
  const storageKey = `hadron-draft:${key}`
  const [value, setValue] = useState(initial)
  const [savedAt, setSavedAt] = useState<Date>()
  const [restored, setRestored] = useState(false)
  const [touched, setTouched] = useState(false)

  // After the first paint: the server, which rendered the form, knows nothing of this browser.
  useEffect(() => {
    const kept = readDraft<Value>(storageKey)
    if (!kept) return
    setValue((now) => ({ ...now, ...kept }))
    setRestored(true)
  }, [storageKey])

  // At once: whoever leaves the page in the next moment must find all of it again.
  useEffect(() => {
    if (!touched) return
    setSavedAt(writeDraft(storageKey, value))
  }, [storageKey, touched, value])

  const forget = () => {
    localStorage.removeItem(storageKey)
    setTouched(false)
    setRestored(false)
    setSavedAt(undefined)
  }
  return {
    value,
    savedAt,
    restored,
    change: (patch) => {
      setTouched(true)
      setValue((now) => ({ ...now, ...patch }))
    },
    forget,
    discard: () => {
      forget()
      setValue(initial)
    },
  }
}

/** When it was kept; undefined when this browser keeps nothing, which the form then does not claim. */
function writeDraft(storageKey: string, value: object): Date | undefined {
  try {
    localStorage.setItem(storageKey, JSON.stringify(value))
    return new Date()
  } catch {
    return undefined
  }
}

function readDraft<Value>(storageKey: string): Partial<Value> | undefined {
  const text = localStorage.getItem(storageKey)
  if (!text) return undefined
  try {
    const kept: unknown = JSON.parse(text)
    return typeof kept === 'object' && kept !== null ? (kept as Partial<Value>) : undefined
  } catch {
    // Another version of this page, or a hand, wrote it: begin anew.
    localStorage.removeItem(storageKey)
    return undefined
  }
}
