import { expect, test } from 'vitest'
import { renderJinja } from '../../../server/rendering/child/jinja/engine.ts'
import { writeJson } from '../../../server/rendering/json/write-json.ts'
import type { Part } from '../../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../../server/templates/bundle/read.ts'
import { exampleNames } from '../../../server/templates/rendering/example-names.ts'
import { protonNames } from '../../../server/templates/rendering/proton-names.ts'

const manifest = `infrastructure:
  templates:
    - file: "cloudformation.yaml"
      rendering_engine: jinja
      template_language: cloudformation
`
const schema = `schema:
  format:
    openapi: "3.0.0"
  service_input_type: Service
  pipeline_input_type: Pipeline
  types:
    Service:
      type: object
      properties:
        port: { type: number, default: 80 }
        cpu: { type: number, default: 1.0 }
        ratio: { type: number, default: 0.5 }
        image: { type: string }
    Pipeline:
      type: object
      properties:
        dockerfile: { type: string }
        retries: { type: number, default: 2.0 }
`

function renderBundle(
  part: Part,
  template: string,
  spec = 'proton: ServiceSpec\ninstances:\n  - name: a\n    environment: b\n',
) {
  const files = {
    'schema/schema.yaml': schema,
    'instance_infrastructure/manifest.yaml': manifest,
    'instance_infrastructure/cloudformation.yaml': template,
    'pipeline_infrastructure/manifest.yaml': manifest,
    'pipeline_infrastructure/cloudformation.yaml': template,
    'spec/spec.yaml': spec,
    'spec/sample-outputs.yaml': 'VpcId: vpc-1\n',
    '.template-registration.yaml': 'compatible_environments: ["network:1"]\n',
  }
  const { bundle, findings } = readBundle(Object.entries(files).map(([path, content]) => ({ path, content })))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const source = bundle?.parts[part]
  if (!bundle || !source) throw new Error('no bundle')
  return renderJinja({
    ...source,
    partials: {},
    names: writeJson(protonNames(part, exampleNames(bundle, part), bundle.schema)),
  })
}

test('a Proton bundle is read without findings and sees what Proton gave', () => {
  const template = [
    '{{ service_instance.inputs.port }} {{ service_instance.inputs.cpu }} {{ service_instance.inputs.ratio }}',
    '{% if service_instance.inputs.image is defined %}{{ service_instance.inputs.image }}{% else %}no image{% endif %}',
    "{{ service_instance.inputs.image|default('none') }} {{ 'set' if service_instance.inputs.image else 'unset' }}",
    '{{ service_instance.components.default.outputs|length }} {{ environment.outputs.VpcId }} {{ environment.account_id }}',
    '{{ service_instance.environment.outputs.VpcId }} {{ service.name }}',
  ].join('\n')
  expect(renderBundle('instance', template)).toMatchObject({
    ok: true,
    text: '80 1.0 0.5\nno image\nnone unset\n0 vpc-1 123456789012\nvpc-1 example-service',
  })
})

test('an input nobody filled in cannot be printed', () => {
  expect(renderBundle('instance', 'a\n{{ service_instance.inputs.image }}')).toMatchObject({
    ok: false,
    problem: { code: 'TEMPLATE_UNDEFINED', line: 2 },
  })
})

test('what a team wrote as a whole number is one, also where the default is a float', () => {
  const spec = 'proton: ServiceSpec\ninstances:\n  - name: a\n    environment: b\n    spec: { cpu: 2 }\n'
  expect(renderBundle('instance', '{{ service_instance.inputs.cpu }}', spec)).toMatchObject({ text: '2' })
})

test('a float of the example stays one', () => {
  const spec = 'proton: ServiceSpec\ninstances:\n  - name: a\n    environment: b\n    spec: { cpu: 2.0, port: 8e1 }\n'
  const template =
    '{{ service_instance.inputs.cpu }} {{ service_instance.inputs.port }} {{ service_instance.inputs.ratio }}'
  expect(renderBundle('instance', template, spec)).toMatchObject({ text: '2.0 80.0 0.5' })
})

test('a pipeline is rendered with every instance of the example', () => {
  const spec =
    'proton: ServiceSpec\npipeline: { retries: 3 }\ninstances:\n' +
    '  - { name: staging, environment: a, spec: { cpu: 2.0 } }\n  - { name: live, environment: b }\n'
  const template =
    '{% for i in service_instances %}{{ i.name }} {{ i.inputs.cpu }};{% endfor %}{{ pipeline.inputs.retries }}'
  expect(renderBundle('pipeline', template, spec)).toMatchObject({ text: 'staging 2.0;live 1.0;3' })
})

test('a pipeline sees its repository, and every instance with inputs, outputs and environment', () => {
  const template = [
    '{{ service.repository_id }}@{{ service.branch_name }} {{ pipeline.inputs.retries }} {{ pipeline.inputs.dockerfile is defined }}',
    '{% for service_instance in service_instances %}',
    '{{ loop.index }} {{ service_instance.name }} {{ service_instance.inputs.cpu }} {{ service_instance.inputs.image is defined }}',
    '{{- service_instance.environment.outputs.VpcId }}',
    '{% endfor %}',
  ].join('\n')
  expect(renderBundle('pipeline', template)).toMatchObject({
    ok: true,
    text: 'example/service@main 2.0 False\n\n1 a 1.0 Falsevpc-1\n',
  })
})
