import { expect, test } from 'vitest'
import { readBundle } from '../../../../server/templates/bundle/read.ts'
import { madeUpFor, sayWhatIsMadeUp, weighFindings } from '../../../../server/templates/inspection/made-up.ts'
import { exampleNames } from '../../../../server/templates/rendering/example-names.ts'
import { impliedSpec } from '../../../../server/templates/rendering/implied-spec.ts'
import { standInsFor } from '../../../../server/templates/rendering/stand-ins.ts'

const manifest = `infrastructure:
  templates:
    - { file: cloudformation.yaml, rendering_engine: jinja, template_language: cloudformation }
`

const serviceOf = (instance: string, pipeline: string) => {
  const { bundle } = readBundle(
    Object.entries({
      'schema/schema.yaml': `schema:
  format: { openapi: "3.0.0" }
  service_input_type: In
  pipeline_input_type: Build
  types:
    In: { type: object, properties: { size: { type: string, default: small } } }
    Build: { type: object, properties: { folder: { type: string, default: app } } }
`,
      'instance_infrastructure/manifest.yaml': manifest,
      'instance_infrastructure/cloudformation.yaml': instance,
      'pipeline_infrastructure/manifest.yaml': manifest,
      'pipeline_infrastructure/cloudformation.yaml': pipeline,
    }).map(([path, content]) => ({ path, content })),
  )
  if (!bundle) throw new Error('this is no bundle')
  return bundle
}

const bundle = serviceOf(
  `# {{ service.name }} knows environment.outputs.NotAsked
Vpc: '{{ environment.outputs.VpcId }}'
Subnets: ['{{ environment.outputs.SubnetOne }}', "{{ environment.outputs['SubnetTwo'] }}"]
Extra: {{ service_instance.components.default.outputs.Bucket | default('none') }}
`,
  '{% for i in service_instances %}{{ i.outputs.Url }} {{ i.environment.outputs.Cluster }}{% endfor %}\n',
)

test('every output that a template asks for by name has a value, and those of components have none', () => {
  const { environment, instance } = standInsFor(bundle)
  expect(Object.keys(environment)).toEqual(['VpcId', 'SubnetOne', 'SubnetTwo', 'Cluster'])
  expect(Object.keys(instance)).toEqual(['Url'])
})

test('a value looks like what its name says, and two names have two values', () => {
  const { environment } = standInsFor(bundle)
  expect(environment.VpcId).toMatch(/^vpc-[0-9a-f]{17}$/)
  expect(environment.SubnetOne).toMatch(/^subnet-[0-9a-f]{17}$/)
  expect(environment.SubnetTwo).not.toBe(environment.SubnetOne)
})

test('outputs that the bundle gives an example of are taken as they are, and a name they lack stays undefined', () => {
  const names = exampleNames({ ...bundle, exampleOutputs: { VpcId: 'vpc-1' } }, 'instance')
  expect(names.environment).toMatchObject({ outputs: { VpcId: 'vpc-1' } })
  expect(Object.keys((names.environment as { outputs: object }).outputs)).toEqual(['VpcId'])
})

test('without an example, defaults are taken, and what the schema demands is filled in', () => {
  const names = exampleNames(bundle, 'instance')
  expect(names.service_instance).toMatchObject({ inputs: { size: 'small' } })
  const demanding = {
    properties: {
      zone: { type: 'string', minLength: 9 },
      kind: { type: 'string', enum: ['blue', 'green'] },
      count: { type: 'number', minimum: 3 },
      on: { type: 'boolean' },
      list: { type: 'array', items: { type: 'string' }, minItems: 2 },
      spare: { type: 'string' },
      preset: { type: 'string', default: 'x' },
    },
    required: ['zone', 'kind', 'count', 'on', 'list', 'preset'],
  }
  expect(impliedSpec(demanding)).toEqual({
    zone: 'examplexx',
    kind: 'blue',
    count: 3,
    on: false,
    list: ['example', 'example'],
  })
})

const finding = (code: string, message: string) =>
  ({ severity: 'error', code, file: 'instance_infrastructure/cloudformation.yaml', message, advice: '' }) as const

const severities = (given: ReturnType<typeof finding>[], madeUp: Parameters<typeof weighFindings>[1]) =>
  weighFindings(given, madeUp).map(({ severity }) => severity)

test('what is wrong only with values of ours is a warning, or nothing; a mistake of the language is an error', () => {
  const madeUp = { spec: false, outputs: ['example-Port'] }
  expect(severities([finding('TEMPLATE_UNDEFINED', 'environment.outputs.List[2] is not defined.')], madeUp)).toEqual([
    'warning',
  ])
  expect(severities([finding('CFN_F3012', "'example-Port' is not of type integer.")], madeUp)).toEqual([])
  expect(severities([finding('TEMPLATE_UNDEFINED', 'service_instance.inputs.sise is not defined.')], madeUp)).toEqual([
    'error',
  ])
  expect(severities([finding('CFN_F3002', "'Sise' is not a property.")], madeUp)).toEqual(['error'])
  expect(severities([finding('TEMPLATE_SYNTAX', 'Unexpected end.')], { spec: true, outputs: [] })).toEqual(['error'])
  expect(severities([finding('CFN_F3002', "'Sise' is not a property.")], { spec: true, outputs: [] })).toEqual([
    'warning',
  ])
})

test('an author is told what was made up', () => {
  expect(madeUpFor(bundle, 'instance').spec).toBe(true)
  expect(sayWhatIsMadeUp(bundle).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'info EXAMPLE_MISSING',
    'info OUTPUTS_MADE_UP',
  ])
})
