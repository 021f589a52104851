import Handlebars from 'handlebars'
import { describe, expect, test } from 'vitest'
import { problem, rendered } from './request.ts'

const names = {
  a: 'one',
  n: 3,
  zero: 0,
  yes: true,
  no: false,
  none: null,
  empty: [],
  list: ['x', 'y', 'z'],
  map: { first: 1, second: 2 },
  deep: { er: { est: 'bottom' }, list: [{ name: 'p' }, { name: 'q' }] },
}

/** What Handlebars itself writes; our interpreter must not surprise those who know it. */
const original = (source: string, partials: Record<string, string> = {}) => {
  const handlebars = Handlebars.create()
  for (const [name, text] of Object.entries(partials)) handlebars.registerPartial(name, text)
  return handlebars.compile(source, { noEscape: true, explicitPartialContext: true })(names)
}

describe('writes what Handlebars writes', () => {
  test.each([
    '{{a}} {{{a}}} {{&a}} {{n}} {{yes}} {{zero}}',
    '{{deep.er.est}} {{this.a}} {{deep.[er].est}} {{list.[1]}} {{list.length}}',
    '{{#if yes}}1{{else}}2{{/if}}{{#if zero}}1{{else}}2{{/if}}{{#if empty}}1{{else}}2{{/if}}{{#if map}}1{{/if}}',
    '{{#if no}}1{{else if none}}2{{else if n}}3{{else}}4{{/if}}',
    '{{#unless no}}1{{else}}2{{/unless}}{{#unless yes}}1{{else}}2{{/unless}}',
    '{{#each list}}{{@index}} {{@key}} {{@first}} {{@last}} {{this}} {{.}};{{/each}}',
    '{{#each map}}{{@key}}={{this}}{{@index}} {{/each}}{{#each empty}}1{{else}}nothing{{/each}}',
    '{{#each list as |item i|}}{{i}}{{item}}{{/each}}{{#each map as |v k|}}{{k}}{{v}}{{/each}}',
    '{{#each deep.list}}{{name}}{{../a}}{{@root.n}}{{#each ../list}}{{../name}}{{@../index}}{{../../a}}{{/each}}{{/each}}',
    '{{#with deep.er}}{{est}}{{../n}}{{/with}}{{#with none}}1{{else}}2{{/with}}{{#with deep as |d|}}{{d.er.est}}{{/with}}',
    'a\n  {{#if yes}}\n  b\n  {{else}}\n  c\n  {{/if}}\nd\n{{! gone }}\ne {{!-- }} --}} f',
    '{{#each list}}\n- {{this}}\n{{/each}}\nend\n',
    'x  {{~a~}}  y {{#if yes~}}  z  {{~/if}} \\{{a}} \\\\{{a}}',
    '{{#if yes}}{{#if none}}1{{^}}2{{/if}}{{/if}}{{^if no}}3{{/if}}',
  ])('%s', (source) => {
    expect(rendered(source, names)).toBe(original(source))
  })

  test.each([
    ['{{> p this}}', { p: '{{a}}{{n}}' }],
    ['x\n  {{> p this}}\ny\n', { p: 'one: {{a}}\n\ntwo: {{n}}\n' }],
    ['{{#each deep.list}}\n  {{> p this more=../a}}\n{{/each}}', { p: '{{name}} {{more}} {{@root.n}}\n' }],
    ['  {{> p deep}}\n', { p: 'a\n  {{> q er}}\nb\n', q: '{{est}}\n{{est}}\n' }],
    ['{{> p k=1}}', { p: '{{k}}' }],
  ])('partials: %s', (source, partials: Record<string, string>) => {
    expect(rendered(source, names, partials)).toBe(original(source, partials))
  })
})

describe('stops at what is not defined', () => {
  test('names the file, line, column and the nearest name', () => {
    expect(problem('a: 1\nb: {{inputs.sizee}}', { inputs: { size: 1, image: 2 } })).toEqual({
      code: 'TEMPLATE_UNDEFINED',
      message: 'inputs.sizee is not defined. Did you mean "size"?',
      file: 'cloudformation.yaml',
      line: 2,
      column: 6,
    })
  })

  test.each([
    '{{#if missing}}x{{/if}}',
    '{{#unless missing}}x{{/unless}}',
    '{{#each missing}}x{{/each}}',
    '{{#with missing}}x{{/with}}',
    '{{lower missing}}',
    '{{#if (eq missing 1)}}x{{/if}}',
  ])('%s', (source) => {
    expect(problem(source).code).toBe('TEMPLATE_UNDEFINED')
  })

  test('says how to reach the outside from inside a loop', () => {
    const { message } = problem('{{#each list}}{{service.name}}{{/each}}', { list: [1], service: { name: 'x' } })
    expect(message).toContain('Inside {{#each}} and {{#with}} write @root.service.name or ../service.name.')
  })

  test('an optional input is null: it can be asked for, but not printed', () => {
    expect(rendered('{{#if size}}1{{else}}2{{/if}}{{default size "s"}}', { size: null })).toBe('2s')
    expect(problem('{{size}}', { size: null })).toMatchObject({
      code: 'TEMPLATE_NULL',
      message: 'size is null: it has no value and no default. Write {{#if size}}…{{/if}} or {{default size "…"}}.',
    })
  })

  test('default and defined accept names that are not there', () => {
    expect(rendered('{{default a.b "x"}} {{#if (defined a.b)}}1{{else}}2{{/if}}')).toBe('x 2')
  })

  test('a list or a map is not printed by accident', () => {
    expect(problem('{{list}}', names)).toMatchObject({
      code: 'TEMPLATE_UNSAFE_VALUE',
      message: 'list is a list. Write {{yaml list}}, or go through it with {{#each list}}.',
    })
  })

  test('names inherited from a prototype are not defined', () => {
    expect(problem('{{toString}}', {}).code).toBe('TEMPLATE_UNDEFINED')
    expect(problem('{{a.hasOwnProperty}}', { a: {} }).code).toBe('TEMPLATE_UNDEFINED')
  })
})

test('the same request gives the same bytes', () => {
  const source = '{{#each map}}{{@key}}: {{yaml this}}\n{{/each}}'
  expect(rendered(source, names)).toBe(rendered(source, structuredClone(names)))
})
