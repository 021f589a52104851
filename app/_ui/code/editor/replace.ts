import type { EditorState } from '@codemirror/state'

/** The smallest change that turns the text into another, so that the cursor stays where it was. */
export function replacement(state: EditorState, value: string) {
  const was = state.doc.toString()
  if (was === value) return undefined
  const shorter = Math.min(was.length, value.length)
  let start = 0
  while (start < shorter && was[start] === value[start]) start++
  let end = 0
  while (end < shorter - start && was[was.length - 1 - end] === value[value.length - 1 - end]) end++
  return { changes: { from: start, to: was.length - end, insert: value.slice(start, value.length - end) } }
}
