import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRenderPool } from '../../../server/rendering/pool.ts'
import type { BundleFile } from '../../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../../server/templates/bundle/read.ts'
import { inspectBundle } from '../../../server/templates/inspection/inspect.ts'
import { createValidator } from '../../../server/validation/validator.ts'
import { plainEnvironment } from '../../support/bundles.ts'

const renderer = createRenderPool({ size: 1 })
const validator = createValidator()
// It takes seconds to load, and more on a busy machine.
beforeAll(() => validator.evaluate([], ['{}']), 120_000)
afterAll(() => {
  renderer.close()
  validator.close()
})

const used = '{{yaml environment.inputs.note}}'
const withTemplate = (content: string, more: BundleFile[] = []) => [
  ...plainEnvironment.filter(({ path }) => path !== 'infrastructure/cloudformation.yaml'),
  { path: 'infrastructure/cloudformation.yaml', content },
  ...more,
]

async function findingsOf(files: BundleFile[], tools = { renderer, validator }) {
  const { bundle } = readBundle(files)
  if (!bundle) throw new Error('this is no bundle')
  const findings = await inspectBundle(tools, bundle)
  return findings.map(({ severity, code, file, line }) => `${severity} ${code} ${file}${line ? `:${line}` : ''}`)
}

test('a bundle that is right has no findings', async () => {
  expect(await findingsOf(plainEnvironment)).toEqual([])
})

test('an unknown property is found at the line of the partial that wrote it', async () => {
  const partial = { path: 'partials/topic.hbs', content: 'Type: AWS::SNS::Topic\nProperties:\n  DisplayNam: x\n' }
  const source = `Resources:\n  Topic:\n    {{> topic}}\n  Other:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: ${used}\n`
  const bundle = withTemplate(source, [partial])
  expect(await findingsOf(bundle)).toEqual(['error CFN_F3002 partials/topic.hbs:3'])
})

test.each([
  ['a type that does not exist', 'AWS::SNS::Topik', ''],
  ['a value of another kind', 'AWS::SQS::Queue', '    Properties: { DelaySeconds: soon }\n'],
  ['a value that is too large', 'AWS::SQS::Queue', '    Properties: { DelaySeconds: 100000 }\n'],
])('%s is an error', async (_, type, properties) => {
  const source = `# ${used}\nResources:\n  Thing:\n    Type: ${type}\n${properties}`
  const findings = await findingsOf(withTemplate(source))
  expect(findings.filter((finding) => finding.startsWith('error CFN_'))).not.toEqual([])
})

test('resources that wait for each other are an error', async () => {
  const resource = (name: string, other: string) => `  ${name}:\n    Type: AWS::SNS::Topic\n    DependsOn: ${other}\n`
  const findings = await findingsOf(withTemplate(`# ${used}\nResources:\n${resource('A', 'B')}${resource('B', 'A')}`))
  expect(findings.some((finding) => finding.startsWith('error'))).toBe(true)
})

test('an output that shows a hidden parameter is found at its line', async () => {
  const source = `# ${used}\nParameters:\n  Key: { Type: String, NoEcho: true, Default: abc }\nResources:\n  T: { Type: AWS::SNS::Topic }\nOutputs:\n  Shown:\n    Value: !Ref Key\n`
  expect(await findingsOf(withTemplate(source))).toContain('error SECRET_EXPOSED infrastructure/cloudformation.yaml:7')
})

test('a dynamic reference that rendering would eat is found where it is written', async () => {
  const source = `Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: '{{resolve:ssm:/name}}'\n      TopicName: ${used}\n`
  expect(await findingsOf(withTemplate(source))).toContain(
    'error TEMPLATE_DYNAMIC_REF infrastructure/cloudformation.yaml:5',
  )
})

test('a validator that cannot be started is a warning on the bundle, and never silence', async () => {
  const missing = createValidator({ child: '/nowhere/validator.mjs' })
  expect(await findingsOf(plainEnvironment, { renderer, validator: missing })).toEqual([
    'warning VALIDATOR_UNAVAILABLE infrastructure/cloudformation.yaml',
  ])
})

test('a validator that has ended because nobody asked starts again', async () => {
  const restless = createValidator({ idleMs: 0 })
  const template = (name: string) => ({
    body: `Resources: { ${name}: { Type: AWS::SNS::Topic } }`,
    region: 'eu-central-1',
    parameters: {},
  })
  for (const name of ['First', 'Second']) {
    expect((await restless.validate(template(name))).kind).toBe('validated')
    await expect.poll(() => restless.running()).toBe(false)
  }
  restless.close()
}, 120_000)

test('a validator that is told of somebody about to ask has started by then', async () => {
  const ready = createValidator()
  ready.prepare()
  await expect.poll(() => ready.running()).toBe(true)
  ready.close()
})

test('after it was shut down it says so', async () => {
  const closed = createValidator()
  closed.close()
  expect(await closed.validate({ body: '', region: 'eu-central-1', parameters: {} })).toMatchObject({
    kind: 'unavailable',
  })
})
