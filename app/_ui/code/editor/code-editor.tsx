'use client'

import type { CompletionSource } from '@codemirror/autocomplete'
import { useEffect, useRef } from 'react'
import { createEditor, type EditorEvents, type EditorHandle } from './editor-view.ts'
import type { HoverSource } from './hover.ts'
import type { EditorNote } from './notes.ts'

interface Props {
  /** The accessible name; for a file its path. */
  label: string
  /** Which text this is: its ending says how it is read, and each has an undo history and a scroll place of its own. */
  path: string
  value: string
  onChange?: (value: string) => void
  /** ⌘S or Ctrl-S, which browsers would otherwise take for themselves. */
  onSave?: () => void
  /** The line the cursor went to. */
  onLine?: (line: number) => void
  /** A line opened with Ctrl or ⌘ and a click, or with F12. */
  onOpenLine?: (line: number) => void
  notes?: readonly EditorNote[]
  complete?: CompletionSource
  hover?: HoverSource
  /** An earlier text of the same file: what changed since is marked. */
  original?: string | undefined
  readOnly?: boolean
  /** Where to go; a new object goes there again. */
  goTo?: { line: number; column?: number | undefined } | undefined
}

const nothing: readonly EditorNote[] = []

/** An editor of text, filling the box it stands in. Tab indents; Esc and then Tab leaves it. */
export function CodeEditor(props: Props) {
  const { label, path, value, notes = nothing, readOnly = false, goTo, original } = props
  const box = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorHandle>(undefined)
  const events = useRef<EditorEvents>(props)
  useEffect(() => {
    events.current = props
  })
  useEffect(() => {
    if (!box.current) return
    const created = createEditor(box.current, events)
    editor.current = created
    return () => created.destroy()
  }, [])
  useEffect(() => {
    editor.current?.show({ label, path, value, readOnly, original })
  }, [label, path, value, readOnly, original])
  // After `show`: notes and places belong to the text that is there now.
  useEffect(() => {
    if (path) editor.current?.note(notes)
  }, [notes, path])
  useEffect(() => {
    if (goTo) editor.current?.goTo(goTo)
  }, [goTo])
  return <div ref={box} className="h-full min-h-0 min-w-0 overflow-hidden" />
}
