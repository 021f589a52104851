import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines, withContext } from '../../../app/_ui/code/diff-lines.ts'

test('shows a changed line as the old one, then the new one', () => {
  expect(diffLines('a\nb\nc\n', 'a\nB\nc\n').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'same a',
    'removed b',
    'added B',
    'same c',
  ])
})

test('gives each line its number before and after', () => {
  expect(diffLines('a\nc', 'a\nb\nc').map(({ before, after }) => [before, after])).toEqual([
    [1, 1],
    [undefined, 2],
    [2, 3],
  ])
})

test('leaves out what is far from any change', () => {
  const before = Array.from({ length: 20 }, (_, i) => `line ${i}`)
  const shown = withContext(diffLines(before.join('\n'), before.with(10, 'other').join('\n')), 2)
  expect(shown[0]).toEqual({ gap: 8 })
  expect(shown.at(-1)).toEqual({ gap: 7 })
  expect(shown).toHaveLength(8)
})

test('holds both texts whole, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after)
      const side = (other: 'added' | 'removed') => lines.filter(({ kind }) => kind !== other).map((line) => line.text)
      expect(side('added').join('\n')).toBe(before)
      expect(side('removed').join('\n')).toBe(after)
    }),
  )
})
