import { expect, test } from 'vitest'
import { changeFiles, comparePaths } from '../../../../server/templates/drafts/text/changes.ts'

const file = (path: string, content = path) => ({ path, content })
const files = [file('README.md'), file('schema/schema.yaml')]

test('writes, adds and removes files in one go, and answers them by path', () => {
  const changes = { written: [file('schema/schema.yaml', 'new'), file('a.md')], removed: ['README.md'] }
  expect(changeFiles(files, changes)).toEqual([file('a.md'), file('schema/schema.yaml', 'new')])
})

test('a file under a new name is one removed and one written', () => {
  const moved = changeFiles(files, { written: [file('READ.md', 'README.md')], removed: ['README.md'] })
  expect(comparePaths(files, moved)).toEqual({ added: ['READ.md'], changed: [], removed: ['README.md'] })
})

test('doing it twice changes nothing more, so that a lost answer is harmless', () => {
  const changes = { written: [file('b.md')], removed: ['README.md', 'never-there.md'] }
  const once = changeFiles(files, changes)
  expect(changeFiles(once, changes)).toEqual(once)
})

test('a draft may lose its last file', () => {
  expect(changeFiles(files, { written: [], removed: ['README.md', 'schema/schema.yaml'] })).toEqual([])
})

test.each([
  ['a path that leaves the bundle', file('../x.yaml'), 'BUNDLE_PATH'],
  ['two paths that are one file on some machines', file('Readme.md'), 'BUNDLE_DUPLICATE_PATH'],
  ['a file of more than 1 MB', file('big.yaml', 'x'.repeat(1_048_577)), 'BUNDLE_TOO_LARGE'],
  ['bytes that are no text', file('a.yaml', 'a\0b'), 'FILE_ENCODING'],
])('refuses %s', (_, written, reason) => {
  expect(() => changeFiles(files, { written: [written], removed: [] })).toThrow(expect.objectContaining({ reason }))
})
