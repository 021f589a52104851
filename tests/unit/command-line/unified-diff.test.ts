import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unifiedDiff } from '../../../server/command-line/output/unified-diff.ts'

const names = { before: 'a', after: 'b' }
const lines = (...numbers: number[]) => numbers.map((n) => `line ${n}\n`).join('')

test('equal texts have no difference', () => {
  expect(unifiedDiff('a\n', 'a\n', names)).toBe('')
})

test('a changed line stands between three lines that are the same', () => {
  const before = lines(1, 2, 3, 4, 5, 6, 7, 8, 9)
  expect(unifiedDiff(before, before.replace('line 5', 'line five'), names)).toBe(
    `--- a\n+++ b\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+line five\n line 6\n line 7\n line 8\n`,
  )
})

test('changes far apart are two hunks', () => {
  const before = lines(...Array.from({ length: 30 }, (_, n) => n))
  const after = before.replace('line 2\n', '').replace('line 27', 'x\nline 27')
  expect(unifiedDiff(before, after, names).match(/^@@ .*$/gm)).toEqual(['@@ -1,6 +1,5 @@', '@@ -25,6 +24,7 @@'])
})

test('a missing last line break is a difference', () => {
  expect(unifiedDiff('a', 'a\n', names)).toBe('--- a\n+++ b\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n')
})

test('from nothing to something', () => {
  expect(unifiedDiff('', 'a\nb\n', names)).toBe('--- a\n+++ b\n@@ -0,0 +1,2 @@\n+a\n+b\n')
})

test('texts with nothing in common are shown whole', () => {
  const [before, after] = [
    Array.from({ length: 3_000 }, (_, n) => `a${n}\n`),
    Array.from({ length: 3_000 }, (_, n) => `b${n}\n`),
  ]
  const diff = unifiedDiff(before.join(''), after.join(''), names)
  expect(diff.match(/^-a/gm)).toHaveLength(3_000)
  expect(diff.match(/^\+b/gm)).toHaveLength(3_000)
})

test('what a diff says, carried out on the one text, gives the other', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 })
    .map((all) => all.map((l) => `${l}\n`).join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, unifiedDiff(before, after, names))).toBe(after)
    }),
  )
})

/** The hunks of a diff carried out on a text whose lines all end. */
function apply(before: string, diff: string): string {
  const from = before.split('\n').slice(0, -1)
  const to: string[] = []
  let next = 0
  for (const line of diff.split('\n').slice(2)) {
    const [, start, length] = /^@@ -(\d+)(?:,(\d+))? /.exec(line) ?? []
    if (start !== undefined) while (next < Number(start) - (length === '0' ? 0 : 1)) to.push(from[next++] ?? '')
    else if (line.startsWith('+')) to.push(line.slice(1))
    else if (line !== '') {
      expect(from[next]).toBe(line.slice(1))
      if (line.startsWith(' ')) to.push(line.slice(1))
      next++
    }
  }
  return [...to, ...from.slice(next)].map((line) => `${line}\n`).join('')
}
