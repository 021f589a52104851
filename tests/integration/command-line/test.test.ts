import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, hadron, manifest } from './hadron.ts'

const schema = `schema:
  format: { openapi: "3.0.0" }
  service_input_type: I
  types:
    I:
      type: object
      properties:
        size: { type: string, enum: [s, m], default: s }
        Retention: { type: integer, default: 7 }
`
const template = `Parameters:
  Retention: { Type: Number }
Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: "{{ service_instance.name }} {{ service_instance.inputs.size }} {{ environment.outputs.Vpc }}"
`
const service = {
  'schema/schema.yaml': schema,
  'instance_infrastructure/manifest.yaml': manifest(),
  'instance_infrastructure/cloudformation.yaml': template,
  'spec/sample-outputs.yaml': 'Vpc: vpc-1\n',
}
const spec = (...instances: string[]) =>
  `proton: ServiceSpec\ninstances:\n${instances.map((i) => `  - ${i}\n`).join('')}`
const one = spec('{ name: dev, environment: beta, spec: { size: m } }')

test('--update stores what every example renders to, and the next run compares with it', async () => {
  const folder = await folderWith({
    ...service,
    'spec/spec.yaml': one,
    'tests/other/spec.yaml': spec('{ name: a, environment: b }', '{ name: c, environment: b }'),
    'tests/other/outputs.yaml': 'Vpc: vpc-2\n',
    'tests/gone/expected.instance.yaml': 'left behind\n',
  })
  const updated = await hadron(['test', folder, '--update'])
  expect(updated).toMatchObject({ code: 0, err: '' })
  expect(updated.out.split('\n').toSorted()).toEqual([
    '',
    '6 stored, 1 removed',
    'removed  tests/gone/expected.instance.yaml',
    'stored   tests/example/expected.instance.parameters.json',
    'stored   tests/example/expected.instance.yaml',
    'stored   tests/other/expected.instance.a.parameters.json',
    'stored   tests/other/expected.instance.a.yaml',
    'stored   tests/other/expected.instance.c.parameters.json',
    'stored   tests/other/expected.instance.c.yaml',
  ])
  const stored = await readFile(path.join(folder, 'tests/other/expected.instance.c.yaml'), 'utf8')
  expect(stored).toContain('DisplayName: "c s vpc-2"')
  expect(await hadron(['test', folder])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('6 ok') })
})

test('a difference is shown line by line, in the template and in its parameters', async () => {
  const folder = await folderWith({ ...service, 'spec/spec.yaml': one })
  await hadron(['test', folder, '--update'])
  await writeFile(
    path.join(folder, 'spec/spec.yaml'),
    spec('{ name: dev, environment: beta, spec: { size: s, Retention: 9 } }'),
  )
  const ended = await hadron(['test', folder])
  expect(ended).toMatchObject({ code: 1, err: '' })
  expect(ended.out).toBe(`differs  tests/example/expected.instance.yaml
--- tests/example/expected.instance.yaml
+++ rendered now
@@ -4,4 +4,4 @@
   Topic:
     Type: AWS::SNS::Topic
     Properties:
-      DisplayName: "dev m vpc-1"
\\ No newline at end of file
+      DisplayName: "dev s vpc-1"
\\ No newline at end of file
differs  tests/example/expected.instance.parameters.json
--- tests/example/expected.instance.parameters.json
+++ rendered now
@@ -1,3 +1,3 @@
 {
-  "Retention": "7"
+  "Retention": "9"
 }
2 differs
`)
})

test('what is stored for no example is a mistake', async () => {
  const folder = await folderWith({ ...service, 'spec/spec.yaml': one, 'tests/old/spec.yaml': one })
  await hadron(['test', folder, '--update'])
  await rm(path.join(folder, 'tests/old/spec.yaml'))
  const ended = await hadron(['test', folder])
  expect(ended.code).toBe(1)
  expect(ended.out).toContain('unused   tests/old/expected.instance.yaml')
})

test('an example that does not fit the schema, and one that does not render, say where', async () => {
  const folder = await folderWith({
    ...service,
    'spec/spec.yaml': spec('{ name: dev, environment: beta, spec: { size: xl } }'),
    'spec/bare.yaml': one,
    'tests/bare/outputs.yaml': 'Other: x\n',
  })
  const ended = await hadron(['test', folder])
  expect(ended).toMatchObject({ code: 1, err: '' })
  expect(ended.out).toContain('invalid  spec/spec.yaml')
  expect(ended.out).toContain('spec/spec.yaml:3:45  EXAMPLE_INVALID')
  expect(ended.out).toContain('failed   tests/bare/expected.instance.yaml')
  expect(ended.out).toContain('TEMPLATE_UNDEFINED')
})

test('a bundle without examples, or with two of one name, is refused', async () => {
  const none = await hadron(['test', await folderWith(service)])
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('The bundle has no example') })
  const twice = await folderWith({ ...service, 'spec/a.yaml': one, 'tests/a/spec.yaml': one })
  const refused = await hadron(['test', twice])
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('both the example "a"') })
})
