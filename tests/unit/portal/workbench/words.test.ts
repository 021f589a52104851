import { describe, expect, test } from 'vitest'
import { fileGuide } from '../../../../app/(portal)/templates/[template]/[version]/edit/_files/file-guide.ts'
import type { CompletionFacts } from '../../../../app/(portal)/templates/[template]/[version]/edit/_write/complete.ts'
import { explainWith } from '../../../../app/(portal)/templates/[template]/[version]/edit/_write/explain.ts'
import { offersFor } from '../../../../app/(portal)/templates/[template]/[version]/edit/_write/other-files.ts'

const names = [{ name: 'environment.inputs.size', what: 'one of small, large: Size' }]

/** What is offered at the cursor, written as │. */
const offered = (path: string, text: string) =>
  offersFor(path, text.replace('│', ''), text.indexOf('│'), names)?.options.map(({ label }) => label)

describe('in files that are no template', () => {
  const schema = 'schema:\n  types:\n    Input:\n      properties:\n'
  test('a new field of the schema is offered whole', () => {
    expect(offered('schema/schema.yaml', `${schema}        te│`)).toEqual([
      'text',
      'number',
      'choice',
      'switch',
      'list',
    ])
  })
  test('inside a field its keywords are offered, but for those it has', () => {
    const keywords = offered('schema/schema.yaml', `${schema}        size:\n          type: string\n          def│`)
    expect(keywords).toContain('default')
    expect(keywords).not.toContain('type')
  })
  test.each([
    ['schema/schema.yaml', `${schema}        size:\n          type: in│`, 'integer'],
    ['infrastructure/manifest.yaml', 'infrastructure:\n  templates:\n    - rendering_engine: h│', 'handlebars'],
    ['spec/spec.yaml', 'proton: EnvironmentSpec\nspec:\n  si│', 'size'],
  ])('%s knows what belongs there', (path, text, wanted) => {
    expect(offered(path, text)).toContain(wanted)
  })
  test('nothing is offered where nothing is known', () => {
    expect(offered('spec/spec.yaml', 'pro│')).toBeUndefined()
  })
})

describe('the word under the pointer', () => {
  const facts: CompletionFacts = {
    path: 'infrastructure/cloudformation.yaml',
    engine: 'handlebars',
    names,
    findTypes: async () => ({ types: [], more: 0 }),
    describeType: async (type) => ({
      type,
      attributes: ['Arn'],
      stateful: true,
      properties: [{ name: 'BucketName', type: 'string', required: false, replacement: 'always' }],
    }),
  }
  const text = `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: {{yaml environment.inputs.size}}
`
  const explained = (word: string, path = facts.path, content = text) =>
    explainWith(() => ({ ...facts, path }))(content, content.indexOf(word) + 1)

  test.each([
    ['Resources', { word: 'Resources', lines: ['What is made.'] }],
    ['AWS::S3::Bucket', { kind: 'holds data', lines: ['No property is required.', '!GetAtt: Arn.'] }],
    ['BucketName', { kind: 'string', lines: ['Changing it replaces the resource.'] }],
    ['environment.inputs.size', { kind: 'one of small, large: Size', lines: [] }],
    ['yaml', { lines: ['Writes a value so that it is safe in YAML, quotes included.'] }],
  ])('%s is explained', async (word, expected) => {
    expect(await explained(word)).toMatchObject(expected)
  })

  test('keywords of the schema are explained there', async () => {
    const schema = 'properties:\n  size:\n    x-immutable: true\n'
    expect(await explained('x-immutable', 'schema/schema.yaml', schema)).toMatchObject({
      lines: [expect.stringMatching(/^Locked after creation/)],
    })
    expect(await explained('true', 'schema/schema.yaml', schema)).toBeUndefined()
  })
})

test.each([
  ['schema/schema.yaml', /fills in/],
  ['pipeline_infrastructure/manifest.yaml', /engine/],
  ['spec/more.yaml', /Another example/],
  ['.compatible-envs', /can run in/],
])('%s says what it is for', (path, words) => {
  expect(fileGuide(path)).toMatch(words)
})

test('a file that Hadron does not read has no guide', () => {
  expect(fileGuide('Makefile')).toBeUndefined()
})
