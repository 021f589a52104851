import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../server/boot/bundle.mjs'
import { filesBelow } from '../support/source-files.ts'

const folders = ['app', 'server', 'drizzle', 'tests', 'templates']
const atRoot = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md']
const documents = [
  ...atRoot.filter((file) => existsSync(path.join(root, file))),
  ...folders.flatMap(filesBelow).filter((file) => file.endsWith('README.md') && !isInsideBundle(file)),
]

test.each(documents)('every path that %s cites exists', (document) => {
  const text = readFileSync(path.join(root, document), 'utf8')
  const cited = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code).filter(isRepositoryPath)
  expect(cited.filter((name) => !exists(document, name))).toEqual([])
})

test('every folder that holds a noun of the product is found', () => {
  expect(folders.every((folder) => filesBelow(folder).length > 0)).toBe(true)
})

/** `server/rollouts/plan.ts`, `tests/support/`; not `major.minor`, `npm run dev`, or a pattern such as `server/<noun>/`. */
function isRepositoryPath(code: string): boolean {
  return /^(app|server|drizzle|tests|templates|\.ci)\/[\w./()[\]@-]+$/.test(code)
}

function exists(document: string, name: string): boolean {
  return existsSync(path.join(root, name)) || existsSync(path.join(root, path.dirname(document), name))
}

/** A bundle's README belongs to its template and cites files of the bundle. */
function isInsideBundle(file: string): boolean {
  return /^templates\/.+\/.+\//.test(file)
}
