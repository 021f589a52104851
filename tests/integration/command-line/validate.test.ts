import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../server/boot/bundle.mjs'
import { environmentOf, folderWith, hadron } from './hadron.ts'

const schema =
  'schema:\n  format: { openapi: "3.0.0" }\n  environment_input_type: I\n  types:\n    I: { type: object, properties: { size: { type: string, default: s } } }\n'

test('a bundle of the starter catalogue is fine', async () => {
  const ended = await hadron(['validate', path.join(root, 'templates/environments/network/1.0')])
  expect(ended).toMatchObject({ code: 0, err: '' })
  expect(ended.out).toMatch(/: environment bundle, /)
}, 60_000)

test('each finding has its severity, place and code, what is wrong and what to do', async () => {
  const folder = await folderWith({
    ...environmentOf('Resources:\n  {{ environment.inputs.sise }}\n'),
    'schema/schema.yaml': schema,
    'spec/spec.yaml': 'proton: EnvironmentSpec\nspec: {}\n',
  })
  const ended = await hadron(['validate', '.'], folder)
  expect(ended).toMatchObject({ code: 1, err: '' })
  expect(ended.out).toMatch(
    /^error {2}infrastructure\/cloudformation\.yaml:2:25 {2}TEMPLATE_UNDEFINED\n {2}.*sise is not defined.*\n {2}\S.*\n/m,
  )
  expect(ended.out).toMatch(/^\.: environment bundle, 1 error/m)
}, 60_000)

test('--json is one document with every finding', async () => {
  const folder = await folderWith({ ...environmentOf('x'), 'schema/schema.yaml': 'a: [\n' })
  const ended = await hadron(['validate', folder, '--json'])
  expect(ended).toMatchObject({ code: 1, err: '' })
  expect(JSON.parse(ended.out)).toMatchObject({
    valid: false,
    kind: 'environment',
    findings: [{ severity: 'error', code: 'YAML_SYNTAX', file: 'schema/schema.yaml', line: expect.any(Number) }],
  })
})

test('an archive that cannot be read at all is a finding, too', async () => {
  const folder = await folderWith({ 'a.tar.gz': '<!doctype html>' })
  const ended = await hadron(['validate', 'a.tar.gz', '--json'], folder)
  expect(ended.code).toBe(1)
  expect(JSON.parse(ended.out)).toMatchObject({ valid: false, kind: null, findings: [{ code: 'BUNDLE_FORMAT' }] })
})
