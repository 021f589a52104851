import { afterAll, describe, expect, test } from 'vitest'
import { parseTemplate } from '../../../server/cloudformation/template/parse.ts'
import { Problem } from '../../../server/errors.ts'
import { createRenderPool } from '../../../server/rendering/pool.ts'
import type { Bundle } from '../../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../../server/templates/bundle/read.ts'
import { renderPart } from '../../../server/templates/rendering/render.ts'
import { renderNames } from '../../../server/templates/rendering/render-context.ts'
import { checkSpec } from '../../../server/templates/specs/spec.ts'

const pool = createRenderPool({ size: 1 })
afterAll(() => pool.close())

const schema = `schema:
  environment_input_type: Input
  types:
    Input:
      type: object
      properties:
        description: { type: string, default: Hello }
        size: { type: string, enum: [s, m], default: s }
        Retention: { type: integer, default: 7 }
        Ranges: { type: array, items: { type: string }, default: [10.0.0.0/8, 172.16.0.0/12] }
        Optional: { type: string }
`

function bundleWith(template: string, partials: Record<string, string> = {}): Bundle {
  const manifest =
    'infrastructure: {templates: [{file: t.yaml, rendering_engine: handlebars, template_language: cloudformation}]}'
  const files = {
    'schema/schema.yaml': schema,
    'infrastructure/manifest.yaml': manifest,
    'infrastructure/t.yaml': template,
    ...Object.fromEntries(Object.entries(partials).map(([name, text]) => [`partials/${name}.hbs`, text])),
  }
  const { bundle, findings } = readBundle(Object.entries(files).map(([path, content]) => ({ path, content })))
  if (!bundle || findings.length > 0) throw new Error(JSON.stringify(findings))
  return bundle
}

function render(template: string, given: Record<string, unknown> = {}, partials?: Record<string, string>) {
  const bundle = bundleWith(template, partials)
  const schema = bundle.schema.infrastructure ?? {}
  const { spec, issues } = checkSpec(schema, given)
  if (issues.length > 0) throw new Error(JSON.stringify(issues))
  const environment = { name: 'prod', accountId: '111122223333', region: 'eu-west-1' }
  return renderPart(pool, {
    bundle,
    part: 'infrastructure',
    names: renderNames({ part: 'infrastructure', schema, spec, environment }),
  })
}

const refusal = (template: string, given?: Record<string, unknown>, partials?: Record<string, string>) =>
  render(template, given, partials).then(
    () => expect.unreachable('it was rendered'),
    (cause: unknown) => {
      if (cause instanceof Problem) return cause
      throw cause
    },
  )

const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'

test('fields with the name of a parameter are passed as parameters, the others are written', async () => {
  const template = `Parameters:
  Retention: { Type: Number }
  Ranges: { Type: CommaDelimitedList }
  Optional: { Type: String, Default: none }
Description: {{yaml environment.inputs.description}}
${topic}`
  const { body, parameters } = await render(template, { Retention: 30 })
  expect(parameters).toEqual({ Retention: '30', Ranges: '10.0.0.0/8,172.16.0.0/12' })
  expect(body).toContain('Description: "Hello"')
})

test('the same bundle and names give the same bytes and digest; another parameter gives another digest', async () => {
  const template = `Parameters:\n  Retention: { Type: Number }\n${topic}`
  const [one, same, other] = [await render(template), await render(template), await render(template, { Retention: 1 })]
  expect(same).toEqual(one)
  expect(other.body).toBe(one.body)
  expect(other.digest).not.toBe(one.digest)
})

describe('what a person types stays a value', () => {
  const template =
    'Description: {{yaml environment.inputs.description}}\nMetadata: { A: "{{environment.inputs.description}}" }\nResources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      DisplayName: |\n        {{environment.inputs.description}}\n'
  test.each([
    'x\nResources:\n  Evil:\n    Type: AWS::IAM::User',
    '{{7*7}}',
    '${AWS::AccountId}',
    '!Sub ${AWS::AccountId}',
    '{% raw %}',
    '" }\nEvil: {',
    "'",
    '\u202e\u200b😀',
  ])('%j', async (description) => {
    const { document, resources } = parseTemplate((await render(template, { description })).body)
    expect(Object.keys(document)).toEqual(['Description', 'Metadata', 'Resources'])
    expect(Object.keys(resources)).toEqual(['Topic'])
    expect(document.Description).toBe(description)
    expect(document.Metadata).toEqual({ A: description })
  })
})

describe('problems name the line of the author', () => {
  test('an undefined name', async () => {
    const problem = await refusal(`${topic}    X: {{environment.inputs.sizee}}\n`)
    expect(problem).toMatchObject({
      code: 'BAD_REQUEST',
      reason: 'TEMPLATE_UNDEFINED',
      at: 'infrastructure/t.yaml:4:10',
      message: 'infrastructure/t.yaml:4:10: environment.inputs.sizee is not defined. Did you mean "size"?',
    })
  })

  test('a rendered line that is no YAML, in a partial behind a loop', async () => {
    const template =
      'Resources:\n  {{#each environment.inputs.Ranges}}\n  R{{@index}}: { Type: "AWS::SNS::Topic" }\n  {{/each}}\n  {{> broken this}}\n'
    const problem = await refusal(template, {}, { broken: 'A: { Type: "AWS::SNS::Topic" }\nB: [\n' })
    expect(problem).toMatchObject({
      reason: 'RENDER_INVALID',
      at: expect.stringMatching(/^partials\/broken\.hbs:[23]$/),
    })
    expect(problem.message).toMatch(/rendered line \d+/)
  })

  test.each([
    ['a list', '- a\n- b\n'],
    ['nothing', ''],
    ['no resources', 'Description: x\n'],
    ['empty resources', 'Resources: {}\n'],
  ])('%s instead of a template', async (_, template) => {
    expect((await refusal(template)).reason).toBe('RENDER_INVALID')
  })

  test('501 resources', async () => {
    const template = 'Resources:\n{{#each (range 1 501)}}\n  R{{this}}: { Type: "AWS::SNS::Topic" }\n{{/each}}\n'
    expect(await refusal(template)).toMatchObject({ reason: 'CFN_LIMIT' })
  })

  test('a parameter that nobody gives a value', async () => {
    const problem = await refusal(`Parameters:\n  Other: { Type: String }\n  Optional: { Type: String }\n${topic}`)
    expect(problem).toMatchObject({
      reason: 'RENDER_PARAMETER',
      message: expect.stringContaining('parameter Other, Optional has no value'),
    })
  })

  test('a part that the bundle does not have', async () => {
    const bundle = bundleWith(topic)
    await expect(renderPart(pool, { bundle, part: 'pipeline', names: {} })).rejects.toThrow(
      'The bundle has no pipeline template.',
    )
  })
})
