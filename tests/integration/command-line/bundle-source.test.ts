import { symlink } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { environmentOf, folderWith, hadron } from './hadron.ts'

const schema =
  'schema:\n  format: { openapi: "3.0.0" }\n  environment_input_type: I\n  types:\n    I: { type: object, properties: { size: { type: string, default: s } } }\n'
const topic =
  'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: "{{ environment.inputs.size }}"\n'
const bundle = {
  ...environmentOf(topic),
  'schema/schema.yaml': schema,
  'spec/spec.yaml': 'proton: EnvironmentSpec\nspec: { size: m }\n',
}

test('what lies around a working folder is not part of a bundle', async () => {
  const folder = await folderWith({ ...bundle, '.git/objects/ab': Uint8Array.of(0xff), 'node_modules/a/a.js': 'x' })
  const ended = await hadron(['test', folder])
  expect(ended).toMatchObject({ code: 0, err: '' })
  expect(ended.out).toContain('new      tests/example/expected.infrastructure.yaml')
})

test('a link is refused as it is in an upload', async () => {
  const folder = await folderWith(bundle)
  await symlink('/etc/passwd', path.join(folder, 'schema/link.yaml'))
  const ended = await hadron(['test', folder])
  expect(ended.code).toBe(1)
  expect(ended.err).toContain('schema/link.yaml is not a regular file')
})

test('a folder of anything stops at the limit of a bundle', async () => {
  const files = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`spec/${n}.txt`, '']))
  const ended = await hadron(['test', await folderWith(files)])
  expect(ended.code).toBe(1)
  expect(ended.err).toContain('More than 500 files')
})

test('a file that is no archive says what it is', async () => {
  const folder = await folderWith({ 'bundle.tar.gz': 'PK\u0003\u0004 and so on' })
  const ended = await hadron(['test', 'bundle.tar.gz'], folder)
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain('a ZIP signature')
})
