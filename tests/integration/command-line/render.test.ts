import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentOf, folderWith, hadron, manifest } from './hadron.ts'

const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'

async function render(template: string, context: string, ...options: string[]) {
  const folder = await folderWith({ ...environmentOf(template) })
  const file = path.join(await folderWith({ 'context.json': context }), 'context.json')
  return hadron(['render', folder, '--part', 'infrastructure', '--context', file, ...options])
}

test('--raw prints the bytes the template made, and not one more', async () => {
  const ended = await render('a: {{ environment.inputs.a }}\n\n', '{"environment":{"inputs":{"a":"Ü😀"}}}', '--raw')
  expect(ended).toEqual({ code: 0, out: 'a: Ü😀\n', err: '' })
})

test.each([
  ['a float stays a float', '{"v": 80.0}', '80.0'],
  ['a long number keeps every digit', '{"v": 123456789012345678901234567890}', '123456789012345678901234567890'],
  [
    'keys keep their order, numbers among them too',
    '{"v": {"10": 1, "9": 2, "b": 3, "a": 4}}',
    "{'10': 1, '9': 2, 'b': 3, 'a': 4}",
  ],
  ['of a key that is there twice the last value counts', '{"v": {"a": 1, "b": 2, "a": 3}}', "{'a': 3, 'b': 2}"],
  ['exponents make floats', '{"v": [1e3, 1E-7, -0.0, 1.50]}', '[1000.0, 1e-07, -0.0, 1.5]'],
  ['escapes are characters', '{"v": "\\u00fc\\ud83d\\ude00\\n\\""}', 'ü😀\n"'],
  ['names of prototypes are data', '{"v": {"__proto__": 1, "constructor": 2}}', "{'__proto__': 1, 'constructor': 2}"],
  ['null, true and false are None, True and False', '{"v": [null, true, false]}', '[None, True, False]'],
  ['a byte order mark is no character', '\ufeff{"v": 1}', '1'],
])('%s', async (_, context, expected) => {
  expect(await render('{{ v }}', context, '--raw')).toEqual({ code: 0, out: expected, err: '' })
})

test('no default of the schema is filled in', async () => {
  const folder = await folderWith({
    ...environmentOf('{{ environment.inputs.size is defined }}'),
    'schema/schema.yaml':
      'schema:\n  format: { openapi: "3.0.0" }\n  environment_input_type: I\n  types:\n    I: { type: object, properties: { size: { type: string, default: s } } }\n',
    'context.json': '{"environment":{"inputs":{}}}',
  })
  const context = path.join(folder, 'context.json')
  const ended = await hadron(['render', folder, '--part', 'infrastructure', '--context', context, '--raw'])
  expect(ended.out).toBe('False')
})

test('without --raw a text that is no template is refused on the line of the author', async () => {
  const ended = await render(`{% set x = 1 %}\n${topic}    Nope: [\n`, '{}')
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toMatch(/^error {2}infrastructure\/cloudformation\.yaml:5 {2}RENDER_INVALID\n/)
})

test('without --raw a template is printed as it was rendered', async () => {
  expect(await render(topic, '{}')).toEqual({ code: 0, out: topic.trimEnd(), err: '' })
})

test('what does not render prints nothing, and says where and why', async () => {
  const ended = await render(
    `${topic}{{ environment.inputs.sizee }}\n`,
    '{"environment":{"inputs":{"size":1}}}',
    '--raw',
  )
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain('error  infrastructure/cloudformation.yaml:4:23  TEMPLATE_UNDEFINED')
  expect(ended.err).toContain('environment.inputs.sizee is not defined')
})

test('paths are relative to the folder it is called in', async () => {
  const folder = await folderWith({
    'bundle/instance_infrastructure/manifest.yaml': manifest('handlebars'),
    'bundle/instance_infrastructure/cloudformation.yaml': 'a: {{service.name}}\n',
    'names.json': '{"service":{"name":"x"}}',
  })
  const args = ['render', 'bundle', '--part=instance', '--context=names.json', '--raw']
  expect(await hadron(args, folder)).toEqual({ code: 0, out: 'a: x\n', err: '' })
})

test('half of a character is not printed', async () => {
  const ended = await render('a\n{{ v }}', '{"v": "\\ud83d"}', '--raw')
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain('infrastructure/cloudformation.yaml:2  TEMPLATE_VALUE')
})

describe('a mistake in the call or a file is told in one sentence', () => {
  test.each([
    [[], 2, 'validate BUNDLE'],
    [['paint'], 2, 'There is no command "paint".'],
    [['render'], 2, 'Name the bundle'],
    [['render', 'a', 'b'], 2, 'not both a and b'],
    [['render', 'a', '--context', 'x.json'], 2, '--part is missing'],
    [['render', 'a', '--part', 'instance'], 2, '--context is missing'],
    [['render', 'a', '--part', 'stack', '--context', 'x'], 2, '--part is "stack"; it must be one of'],
    [['render', 'a', '--part'], 2, '--part needs a value'],
    [['render', 'a', '--raw=yes'], 2, '--raw takes no value'],
    [['render', 'a', '--colour'], 2, 'There is no option --colour'],
    [['validate', '/nowhere/at/all'], 1, 'There is no folder or archive /nowhere/at/all'],
  ])('%j', async (args, code, message) => {
    const ended = await hadron(args)
    expect(ended).toMatchObject({ code, out: '' })
    expect(ended.err).toContain(message)
  })

  test.each([
    ['{"a": 01}', 'context.json:1:7  CONTEXT_FORMAT'],
    ['{"a":\n  [1,]}', 'context.json:2:6  CONTEXT_FORMAT'],
    ['{"a": NaN}', '"NaN" stands where a value should'],
    ['{"a": "x', 'the text that begins here does not end'],
    ['', 'it ends where a value should stand'],
    ['[1]', 'is JSON, but not an object'],
    [`{"a": ${'['.repeat(600)}`, 'nested deeper than 500'],
  ])('the context %j', async (context, message) => {
    const ended = await render('x', context)
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toContain(message)
  })

  test('a part that the bundle does not have', async () => {
    const folder = await folderWith({ ...environmentOf('x'), 'c.json': '{}' })
    const ended = await hadron(['render', folder, '--part', 'pipeline', '--context', path.join(folder, 'c.json')])
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toContain('The bundle has no pipeline; it has infrastructure.')
  })
})

test.each(['validate', 'render', 'test'])('hadron %s --help tells how it is called', async (verb) => {
  const ended = await hadron([verb, '--help'])
  expect(ended).toMatchObject({ code: 0, err: '' })
  expect(ended.out).toMatch(RegExp(`^hadron ${verb} BUNDLE`))
})
