import fc from 'fast-check'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../../server/cloudformation/template/parse.ts'
import { renderHandlebars } from '../../../server/rendering/child/handlebars/engine.ts'
import { problem, rendered, request } from './request.ts'

const injected = 'x\nResources:\n  Evil:\n    Type: AWS::IAM::User'

describe('a value from a person stays one value', () => {
  test('a line break that would add a resource is refused in a plain scalar, with the way out', () => {
    expect(problem('Description: {{v}}', { v: injected })).toMatchObject({
      code: 'TEMPLATE_UNSAFE_VALUE',
      message:
        'v cannot be written here: it holds a line break or a control character. Write {{yaml v}}, or put it between quotes.',
    })
  })

  test.each([
    'a: {{yaml v}}\nb: 1',
    'a: "{{v}}"\nb: 1',
    "a: ['{{w}}', x]\nb: 1",
    'a: [{{yaml v}}, {k: {{yaml v}} }]\nb: 1',
    '- k: |\n    first {{v}}\n    last\n- b: 1',
    'a: !Sub "x"\nb: {{json v}}\n',
  ])('the document keeps its structure: %j', (source) => {
    const harmless = outline(source, { v: 'x', w: 'x' })
    expect(outline(source, { v: injected, w: "it's, [not] {a}: list # x" })).toEqual(harmless)
  })

  test.each([
    '{{7*7}}',
    '!Sub ${AWS::AccountId}',
    '*alias',
    '&anchor',
    '- item',
    '[a]',
    '{a: b}',
    '# no',
    '@x',
    '`x`',
    '%x',
    '|',
    '>',
    'a: b',
    'a #b',
    'a:',
    ' a',
    'a ',
    "'a",
    '"a',
    '--- a',
    'null',
    '~',
    '',
    '? a',
    '\ufffe',
    '\u2028',
  ])('%j is refused where YAML would read it as syntax', (v) => {
    expect(problem('a: {{v}}', { v }).code).toBe('TEMPLATE_UNSAFE_VALUE')
  })

  test.each([
    'text',
    'arn:aws:iam::123456789012:role/x',
    'cron(0 12 * * ? *)',
    '10.0.0.0/16',
    'https://example.com/a?b=c#d',
    'a, b',
    "it's",
    'a-b',
    '-1',
    'ü',
  ])('%j can be written plainly', (v) => {
    expect(load(rendered('a: {{v}}', { v }))).toEqual({ a: load(v) })
  })

  test('what looks like a substitution stays literal inside Fn::Sub', () => {
    const v = '${AWS::AccountId}'
    expect(rendered('a: !Sub "x-{{v}}"', { v })).toBe('a: !Sub "x-${!AWS::AccountId}"')
    expect(rendered('a: !Sub {{yaml v}}', { v })).toBe('a: !Sub "${!AWS::AccountId}"')
    expect(rendered('a:\n  Fn::Sub: |\n    x {{v}}\nb: {{v}}', { v })).toBe(
      'a:\n  Fn::Sub: |\n    x ${!AWS::AccountId}\nb: ${AWS::AccountId}',
    )
  })

  test('yaml inside quotes, or in the middle of a value, is explained', () => {
    expect(problem('a: "{{yaml v}}"', { v: 'x y' }).message).toContain('remove the quotes around the expression')
    expect(problem('a: x-{{yaml v}}', { v: 'x y' }).message).toContain('join the parts first')
  })

  test('lines of a script are indented as the line they stand in', () => {
    const source = 'UserData: |\n  #!/bin/sh\n    {{v}}\n  end\nb: 1'
    expect(rendered(source, { v: 'one\ntwo' })).toBe('UserData: |\n  #!/bin/sh\n    one\n    two\n  end\nb: 1')
    expect(rendered('k: |\n  {{indent v 2}}\nb: 1', { v: 'one\ntwo' })).toBe('k: |\n  one\n  two\nb: 1')
    expect(problem('k: |\n  {{indent v 0}}\nb: 1', { v: injected }).message).toContain(
      'must be indented by more than 0 spaces',
    )
  })

  test('white space at the beginning of a block would change its indentation, so it is refused', () => {
    expect(problem('k: |\n  {{v}}\nb: 1', { v: ' one\ntwo' }).message).toContain(
      'would change the indentation of the block',
    )
    expect(rendered('k: |\n  x\n  {{v}}\nb: 1', { v: ' one\ntwo' })).toBe('k: |\n  x\n   one\n  two\nb: 1')
  })

  test('json stays one value between single quotes', () => {
    const rendered_ = rendered("a: '{{json v}}'", { v: { k: "it's" } })
    expect(JSON.parse((load(rendered_) as { a: string }).a)).toEqual({ k: "it's" })
  })
})

const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .array(
        fc.constantFrom(
          '\n',
          ': ',
          ' #',
          '- ',
          '"',
          "'",
          '\\',
          '{',
          '}',
          '[',
          ']',
          ',',
          '|',
          '>',
          '&',
          '*',
          '!',
          '%',
          '@',
          '`',
          '?',
          ' ',
          'a',
          '${x}',
          '{{',
          '\t',
          '\u0085',
          '\u2028',
          '\ufeff',
          'Resources:',
          '---',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  )
  .filter((value) => !/[\ud800-\udfff]/u.test(value))

describe('for every text', () => {
  test('yaml writes what is read back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(load(rendered('v: {{yaml t}}\n', { t: value }))).toEqual({ v: JSON.parse(JSON.stringify(value)) })
      }),
    )
    fc.assert(
      fc.property(text, (value) => {
        expect(load(rendered('v: {{yaml t}}\n', { t: value }))).toEqual({ v: value })
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    'Resources: { T: { Type: "AWS::SNS::Topic" } }\nMetadata:\n  A: {{v}}\nOutputs: { A: { Value: x } }',
    'Resources:\n  T: { Type: "AWS::SNS::Topic", Properties: { A: [{{v}}, b], B: c } }\nOutputs: { A: { Value: x } }',
    'Resources:\n  T:\n    Type: "AWS::SNS::Topic"\n    Properties:\n      A: "{{v}}"\n      B: \'x{{v}}\'\n      C: c\n',
    'Resources:\n  T:\n    Type: "AWS::SNS::Topic"\n    Properties:\n      L:\n        - A: |\n            one\n            {{v}}\n          B: >-\n            {{v}} x\n        - c\n',
    'Resources:\n  T:\n    Type: "AWS::SNS::Topic"\n    Properties:\n      A: x {{v}} y # {{v}}\n      "{{v}}k": 1\n',
    '{ "Resources": { "T": { "Type": "AWS::SNS::Topic", "Properties": { "A": "{{v}}", "B": "c" } } } }',
  ])('either the structure stays, or rendering says why not: %j', (source) => {
    const harmless = shape(parseTemplate(rendered(source, { v: 'harmless' })).document)
    fc.assert(
      fc.property(text, (v) => {
        const result = renderHandlebars(request(source, { v }))
        if (!result.ok) expect(result.problem.code).toBe('TEMPLATE_UNSAFE_VALUE')
        else expect(shape(parseTemplate(result.text).document)).toEqual(harmless)
      }),
      { numRuns: 400 },
    )
  })
})

const outline = (source: string, names: Record<string, unknown>) => shape(parseAny(rendered(source, names)))
const parseAny = (yaml: string) => load(yaml.replaceAll('!Sub ', ''))

/** Maps and lists without their scalars; keys made of a value count as keys. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape)
  if (typeof value !== 'object' || value === null) return 'scalar'
  return Object.entries(value).map(([key, inner]) => [key.replace(/^[\s\S]*k$/, 'k'), shape(inner)])
}
