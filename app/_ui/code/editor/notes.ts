import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import type { EditorState, Text } from '@codemirror/state'

/** Something to say about a place of the text. Lines and columns count from 1; without a line it belongs to the first. */
export interface EditorNote {
  severity: 'error' | 'warning' | 'info'
  line?: number | undefined
  column?: number | undefined
  message: string
  /** Changes that may mend it, offered beside the message. */
  fixes?: readonly NoteFix[] | undefined
}

export interface NoteFix {
  label: string
  apply: () => void
}

/** Underlines each note's word, or the rest of its line when it names no column. */
export const showNotes = (state: EditorState, notes: readonly EditorNote[]) =>
  setDiagnostics(
    state,
    notes.map((note) => toDiagnostic(state.doc, note)),
  )

function toDiagnostic(doc: Text, { severity, line = 1, column, message, fixes = [] }: EditorNote): Diagnostic {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines))
  const indent = /^\s*/.exec(at.text)?.[0].length ?? 0
  const from = at.from + Math.min(column === undefined ? indent : column - 1, at.length)
  const word = column === undefined ? undefined : /^(?:::|[^\s,:}\])])+/.exec(doc.sliceString(from, at.to))?.[0]
  const actions = fixes.map(({ label, apply }) => ({ name: label, apply }))
  return { from, to: word ? from + word.length : at.to, severity, message, actions }
}
