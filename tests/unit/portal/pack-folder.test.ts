import { expect, test } from 'vitest'
import { folderOf, hopeless } from '../../../app/(portal)/templates/upload/_bundle/picked-bundle.ts'
import { packTarGz } from '../../../app/(portal)/templates/upload/_bundle/tar.ts'
import { readArchive } from '../../../server/templates/bundle/archive/archive.ts'

const chosen = (files: Record<string, string>) =>
  Object.entries(files).map(([path, content]) => ({ path, file: new File([content], path) }))

test('a folder that was packed in the browser is read on the server as it was chosen', async () => {
  const long = `partials/${'deep/'.repeat(5)}${'a'.repeat(90)}.hbs`
  const files = {
    'schema/schema.yaml': 'schema: {}\n',
    'README.md': 'Grüße 👋\n',
    'empty.txt': '',
    [long]: 'x'.repeat(513),
  }
  const packed = await packTarGz(Object.entries(files).map(([path, text]) => ({ path, content: new Blob([text]) })))
  const read = await readArchive(new Uint8Array(await packed.arrayBuffer()))
  expect(Object.fromEntries(read.map(({ path, content }) => [path, content]))).toEqual(files)
})

test('a path that no archive can carry is named', () => {
  const path = `${'a'.repeat(150)}.yaml`
  expect(() => packTarGz([{ path, content: new Blob(['x']) }])).toThrow(`${path} is too long to pack.`)
})

test("the chosen folder's own name is no part of the bundle, and a repository's history stays at home", () => {
  const folder = folderOf(chosen({ 'web/schema/schema.yaml': 's', 'web/.git/HEAD': 'ref', 'web/README.md': 'r' }))
  expect(folder.name).toBe('web')
  expect(folder.kind === 'folder' && folder.files.map(({ path }) => path)).toEqual(['schema/schema.yaml', 'README.md'])
})

test('a folder with too many files is not even sent', () => {
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`app/file-${i}.txt`, 'x']))
  expect(hopeless(folderOf(chosen(many)))).toBe(
    'app holds 501 files; a bundle may hold 500. Choose the folder of one version.',
  )
  expect(hopeless(folderOf(chosen({ 'web/README.md': 'r' })))).toBeUndefined()
})
