import { describe, expect, test } from 'vitest'
import {
  changesBetween,
  isEmpty,
  toFiles,
  withRenamed,
} from '../../../../app/(portal)/templates/[template]/[version]/edit/_draft/changes.ts'
import {
  byFolder,
  firstFile,
  missingFiles,
  pathProblem,
} from '../../../../app/(portal)/templates/[template]/[version]/edit/_files/file-names.ts'

const files = toFiles([
  { path: 'README.md', content: 'a' },
  { path: 'schema/schema.yaml', content: 'b' },
])

test('only what was typed, renamed or removed is sent', () => {
  expect(isEmpty(changesBetween(files, new Map(files)))).toBe(true)
  expect(changesBetween(files, withRenamed(files, 'README.md', 'docs/README.md'))).toEqual({
    written: [{ path: 'docs/README.md', content: 'a' }],
    removed: ['README.md'],
  })
})

test('files are listed by folder, those of none first', () => {
  expect(byFolder(files.keys())).toEqual([
    { folder: '', files: [{ path: 'README.md', name: 'README.md' }] },
    { folder: 'schema', files: [{ path: 'schema/schema.yaml', name: 'schema.yaml' }] },
  ])
})

test('the editor begins at the template itself, whatever it is called', () => {
  expect(firstFile(['README.md', 'infrastructure/main.yaml', 'infrastructure/manifest.yaml'], 'environment')).toBe(
    'infrastructure/main.yaml',
  )
  expect(firstFile(['README.md'], 'service')).toBe('README.md')
  expect(firstFile([], 'service')).toBeUndefined()
})

test('a file that belongs to the kind and is missing is suggested', () => {
  expect(missingFiles('service', files.keys()).map(({ path }) => path)).toContain('.template-registration.yaml')
  expect(missingFiles('environment', files.keys()).map(({ path }) => path)).not.toContain('README.md')
})

describe('a path', () => {
  test.each([
    ['../out.yaml', /holds an empty, "\." or "\.\." part/],
    ['README.md', /README\.md is there already/],
    ['readme.MD', /one file on some machines/],
    ['schema', /cannot be a file and a folder/],
    ['', /Write a path/],
  ])('%s is refused with the reason', (path, reason) => {
    expect(pathProblem(path, [...files.keys()])).toMatch(reason)
  })

  test('that is free can be taken', () => {
    expect(pathProblem('partials/tags.hbs', [...files.keys()])).toBeUndefined()
  })
})
