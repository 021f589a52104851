import { expect, test } from 'vitest'
import type { Bundle } from '../../../../server/templates/bundle/bundle.ts'
import { checkNames } from '../../../../server/templates/inspection/names.ts'

interface Written {
  source: string
  fields: string[]
  engine?: 'handlebars' | 'jinja'
  partials?: Record<string, string>
}

function bundleOf({ source, fields, engine = 'handlebars', partials = {} }: Written): Bundle {
  const properties = Object.fromEntries(fields.map((name) => [name, {}]))
  const schema = ['schema:', ...fields.map((name) => `  ${name}:`)].join('\n')
  return {
    kind: 'environment',
    parts: { infrastructure: { engine, file: 'infrastructure/cloudformation.yaml', source } },
    partials,
    schema: { infrastructure: { properties } },
    migrations: [],
    compatibleEnvironments: [],
    files: [{ path: 'schema/schema.yaml', content: schema }],
    digest: '',
  }
}

const said = (written: Written, parameters: string[] = []) =>
  checkNames(bundleOf(written), { infrastructure: parameters }).map(
    ({ code, file, line, message }) => `${code} ${file}:${line} ${message}`,
  )

test('a field that no template uses is named, at its line in the schema', () => {
  expect(said({ source: 'A: {{environment.inputs.size}}', fields: ['size', 'unused'] })).toEqual([
    'INPUT_UNUSED schema/schema.yaml:3 The field unused is asked for, and no template uses it.',
  ])
})

test('a field that only a partial uses, or that is a CloudFormation parameter, is used', () => {
  const partials = { tags: '{{environment.inputs.owner}}' }
  expect(said({ source: 'A: {{> tags}}', fields: ['owner', 'Size'], partials }, ['Size'])).toEqual([])
})

test.each([
  ['handlebars', 'A: 1\nB: {{#if environment.inputs.sise}}x{{/if}}'],
  ['jinja', 'A: 1\nB: {% if environment.inputs.sise %}x{% endif %}'],
  ['jinja', 'A: 1\nB: {{ environment.inputs["sise"] }}'],
] as const)(
  'a name that the schema does not have is found in %s, also where the example does not go',
  (engine, source) => {
    expect(said({ engine, source: `${source}\n{{environment.inputs.size}}`, fields: ['size'] })).toEqual([
      'NAME_UNDEFINED infrastructure/cloudformation.yaml:2 environment.inputs.sise is not in the schema. It has size.',
    ])
  },
)

test.each([
  ['a loop over all fields', '{{#each environment.inputs}}{{this}}{{/each}}'],
  ['another name for all fields', '{% set i = environment.inputs %}{{ i.size }}'],
])('%s may use every field', (_, source) => {
  expect(said({ source, fields: ['size', 'other'] })).toEqual([])
})

test.each([
  ['a comment', '{{!-- {{environment.inputs.gone}} --}}{{environment.inputs.size}}'],
  ['a comment of Jinja', '{# environment.inputs.gone #}{{environment.inputs.size}}'],
  ['raw text', '{% raw %}{{ environment.inputs.gone }}{% endraw %}{{environment.inputs.size}}'],
  ['plain text', 'environment.inputs.gone {{environment.inputs.size}}'],
])('%s is not read', (_, source) => {
  expect(said({ source, fields: ['size'] })).toEqual([])
})
