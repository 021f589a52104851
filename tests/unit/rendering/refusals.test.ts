import { describe, expect, test } from 'vitest'
import { limits } from '../../../server/rendering/request.ts'
import { problem, rendered } from './request.ts'

describe('syntax errors have a place and say what to do', () => {
  test.each([
    ['a\n{{#if x}}\nb', 2, 1, '{{#if}} is opened here and never closed. Add {{/if}}.'],
    [
      '{{#if a}}\n{{#each b}}\n{{/if}}{{/each}}',
      2,
      4,
      '{{#each}} is closed by {{/if}}. Close the block that was opened last.',
    ],
    ['a: {k: {{v}}}', 1, 11, '}}} closes {{{ only. Put a space before the brace that follows the expression.'],
    ['a: {{foo', 1, 6, 'The template ends inside an expression. Close it with }}.'],
    ['x\n{{else}}', 2, 1, '{{else}} stands outside of a block.'],
    ['x\n\n  {{/if}}', 3, 3, 'A block is closed that was never opened.'],
  ])('%j', (source, line, column, message) => {
    expect(problem(source)).toMatchObject({ code: 'TEMPLATE_SYNTAX', line, column, message })
  })
})

describe('what a template may never contain', () => {
  test.each([
    '{{constructor}}',
    '{{__proto__}}',
    '{{a.constructor}}',
    '{{a.[__proto__].x}}',
    '{{lookup a "constructor"}}',
    '{{"".constructor}}',
    '{{log "x"}}',
    '{{#with a}}{{../constructor}}{{/with}}',
    '{{range.constructor}}',
    '{{* inline}}',
    '{{#*inline "p"}}x{{/inline}}{{> p}}',
    '{{> (concat "p" "q")}}',
    '{{#> p}}x{{/p}}',
    '{{{{raw}}}} {{x}} {{{{/raw}}}}',
    '{{#if (lookup a "b")}}x{{/if}}',
  ])('%s', (source) => {
    expect(['TEMPLATE_FORBIDDEN', 'TEMPLATE_SYNTAX']).toContain(problem(source, { a: {} }, { p: 'x' }).code)
  })

  test('an unknown helper is named with the allowed ones', () => {
    const { code, message } = problem('{{uper "x"}}')
    expect(code).toBe('TEMPLATE_HELPER')
    expect(message).toMatch(/^There is no helper "uper"\. Did you mean "upper"\? There are: eq, ne, lt, /)
  })

  test('an unknown block, too, and a name used as a block', () => {
    expect(problem('{{#eech list}}x{{/eech}}').message).toContain('Did you mean "each"?')
    expect(problem('{{#list}}x{{/list}}', { list: [1] }).code).toBe('TEMPLATE_HELPER')
  })

  test('partials come from the bundle only', () => {
    expect(problem('{{> ../../secret this}}').code).toBe('TEMPLATE_INCLUDE')
    expect(problem('{{> missing this}}', {}, { tags: '' }).message).toBe(
      'The bundle has no partial "missing" (partials/missing.hbs). There are: tags.',
    )
  })

  test('a dynamic reference written by hand is explained', () => {
    expect(problem('a\nPassword: "{{resolve:secretsmanager:db:SecretString:key}}"')).toMatchObject({
      code: 'TEMPLATE_DYNAMIC_REF',
      line: 2,
      column: 12,
    })
    expect(rendered('P: "\\{{resolve:ssm:x}}"')).toBe('P: "{{resolve:ssm:x}}"')
  })
})

describe('what takes too much is stopped, at the same place every time', () => {
  test('20,000 nested blocks are refused before parsing', () => {
    const source = `${'{{#if a}}'.repeat(20_000)}x${'{{/if}}'.repeat(20_000)}`
    expect(problem(source, { a: 1 })).toMatchObject({ code: 'TEMPLATE_DEPTH', line: 1, column: 50 * 9 + 1 })
  })

  test.each([
    ['else chains', `{{#if a}}${'{{else if a}}'.repeat(20_000)}{{/if}}`, 'TEMPLATE_DEPTH'],
    ['parentheses', `{{lower ${'(lower '.repeat(20_000)}"x"${')'.repeat(20_000)}}}`, 'TEMPLATE_DEPTH'],
    ['expressions', '{{a}}'.repeat(20_000), 'TEMPLATE_TOO_LARGE'],
    [
      'nested loops',
      '{{#each (range 1 9999)}}{{#each (range 1 9999)}}{{#each (range 1 9999)}}{{/each}}{{/each}}{{/each}}',
      'TEMPLATE_TIMEOUT',
    ],
    ['a list of a billion', '{{#each (range 0 1000000000)}}x{{/each}}', 'TEMPLATE_HELPER'],
    [
      'output',
      '{{#each (range 1 9999)}}{{#each (range 1 99)}}0123456789{{/each}}{{/each}}',
      'TEMPLATE_OUTPUT_TOO_LARGE',
    ],
  ])('%s', (_, source, code) => {
    expect(problem(source, { a: 'x' }).code).toBe(code)
  })

  test('doubling a text', () => {
    const doubled = Array.from({ length: 40 }).reduce<string>(
      (inner) => `{{#with (concat t t) as |t|}}${inner}{{/with}}`,
      '{{t}}',
    )
    expect(problem(doubled, { t: '0123456789' }).code).toBe('TEMPLATE_MEMORY')
  })

  test('replacing every letter by a long text', () => {
    const source = '{{#with (replace a "x" a) as |b|}}{{replace b "x" b}}{{/with}}'
    expect(problem(source, { a: 'x'.repeat(1000) }).code).toBe('TEMPLATE_MEMORY')
  })

  test('a partial that includes itself', () => {
    expect(problem('{{> p this}}', {}, { p: 'x{{> p this}}' })).toMatchObject({
      code: 'TEMPLATE_RECURSION',
      file: 'partials/p.hbs',
    })
  })

  test('partials that double themselves', () => {
    const partials = Object.fromEntries(
      Array.from({ length: 19 }, (_, i) => [`p${i}`, `{{> p${i + 1} this}}{{> p${i + 1} this}}`]),
    )
    expect(['TEMPLATE_TIMEOUT', 'TEMPLATE_OUTPUT_TOO_LARGE']).toContain(
      problem('{{> p0 this}}', {}, { ...partials, p19: 'x'.repeat(100) }).code,
    )
  })

  test('the limits are far above what templates need', () => {
    const rows = `{{#each (range 1 200)}}\n  R{{this}}:\n    Type: {{yaml "AWS::SNS::Topic"}}\n{{/each}}`
    expect(rendered(`Resources:\n${rows}`).split('\n').length).toBeGreaterThan(400)
    expect(limits.steps).toBeGreaterThan(100_000)
  })
})
