import { EditorState } from '@codemirror/state'
import { expect, test } from 'vitest'
import { replacement } from '../../../../app/_ui/code/editor/replace.ts'

test.each([
  ['a word in the middle', 'a: one\nb: two\n', 'a: one\nb: three\n'],
  ['a line that is new', 'a\nc\n', 'a\nb\nc\n'],
  ['the same letters again', 'aaa', 'aaaa'],
  ['everything', 'one', 'two'],
  ['nothing left', 'one', ''],
])('%s is replaced by the least that differs', (_, was, is) => {
  const state = EditorState.create({ doc: was })
  const change = replacement(state, is)
  if (!change) throw new Error('nothing is replaced')
  expect(state.update(change).state.doc.toString()).toBe(is)
})

test('the cursor stays where it was when another line changes', () => {
  const state = EditorState.create({ doc: 'a: int\nb: two\n', selection: { anchor: 9 } })
  const next = state.update(replacement(state, 'a: integer\nb: two\n') ?? {}).state
  expect(next.doc.sliceString(0, next.selection.main.head)).toBe('a: integer\nb:')
})

test('the same text is no change', () => {
  expect(replacement(EditorState.create({ doc: 'a' }), 'a')).toBeUndefined()
})
