import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { environmentOf, folderWith, hadron, manifest } from './hadron.ts'

async function render(files: Record<string, string>, context = '{"a":[{"b":"x"}],"s":"x"}') {
  const folder = await folderWith({ ...files, 'context.json': context })
  const file = path.join(folder, 'context.json')
  return hadron(['render', folder, '--part', 'infrastructure', '--context', file, '--raw'])
}

const handlebars = (template: string, partials: Record<string, string> = {}) => ({
  'infrastructure/manifest.yaml': manifest('handlebars'),
  'infrastructure/cloudformation.yaml': template,
  ...Object.fromEntries(Object.entries(partials).map(([name, text]) => [`partials/${name}.hbs`, text])),
})

const grow = (start: string, change: string) =>
  `{% set ns = namespace(v=${start}) %}{% for i in range(200) %}{% set ns.v = ${change} %}{% endfor %}{{ ns.v|length }}`

describe('a hostile template is stopped with a finding, and nothing is printed', () => {
  test.each([
    ['code', '{{ range.constructor("return process")() }}', 'TEMPLATE_FORBIDDEN'],
    ['classes', '{{ "".__class__.__mro__[1].__subclasses__() }}', 'TEMPLATE_FORBIDDEN'],
    ['globals of a function', '{{ cycler.__init__.__globals__.os }}', 'TEMPLATE_FORBIDDEN'],
    ['attributes by a format', '{{ "{0.__class__.__init__}".format(s) }}', 'TEMPLATE_FORBIDDEN'],
    ['attributes by a filter', '{{ a|map(attribute="b.__class__")|join }}', 'TEMPLATE_FORBIDDEN'],
    [
      'nested loops',
      '{% for a in range(99999) %}{% for b in range(99999) %}{{ b }}{% endfor %}{% endfor %}',
      'TEMPLATE_',
    ],
    ['a huge range', '{{ range(0, 1000000000)|list }}', 'TEMPLATE_MEMORY'],
    ['a repeated text', '{{ "x" * 2000000000 }}', 'TEMPLATE_MEMORY'],
    ['a width of a format', '{{ "%2000000000s" % s }}', 'TEMPLATE_MEMORY'],
    ['a precision of a format', '{{ "{:.2000000000f}".format(1.5) }}', 'TEMPLATE_MEMORY'],
    ['a doubled text', grow('"x"', 'ns.v ~ ns.v'), 'TEMPLATE_MEMORY'],
    ['a doubled list', grow('[1]', 'ns.v + ns.v'), 'TEMPLATE_MEMORY'],
    ['a macro that calls itself', '{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}', 'TEMPLATE_RECURSION'],
    ['a power', '{{ 9 ** (9 ** 9) }}', 'TEMPLATE_MEMORY'],
    ['20,000 brackets', `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`, 'TEMPLATE_DEPTH'],
    ['20,000 blocks', `${'{% if s %}'.repeat(20_000)}${'{% endif %}'.repeat(20_000)}`, 'TEMPLATE_DEPTH'],
    ['another file', '{% include "/etc/passwd" %}', 'TEMPLATE_INCLUDE'],
  ])('Jinja: %s', async (_, template, code) => {
    const ended = await render(environmentOf(template))
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toMatch(RegExp(`^error  infrastructure/cloudformation\\.yaml\\S*  ${code}`))
  })

  test.each([
    ['a prototype', handlebars('{{constructor.constructor "return 1"}}'), 'TEMPLATE_FORBIDDEN'],
    ['nested loops', handlebars('{{#each (range 1 9999)}}{{#each (range 1 9999)}}x{{/each}}{{/each}}'), 'TEMPLATE_'],
    ['partials that double', handlebars('{{> p this}}', { p: '{{> p this}}{{> p this}}' }), 'TEMPLATE_RECURSION'],
    ['20,000 blocks', handlebars(`${'{{#if s}}'.repeat(20_000)}${'{{/if}}'.repeat(20_000)}`), 'TEMPLATE_DEPTH'],
  ])('Handlebars: %s', async (_, files, code) => {
    const ended = await render(files)
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toContain(code)
  })
})

test('a name that would steer a terminal is shown escaped', async () => {
  const folder = await folderWith({ 'schema/\u001b[2J.yaml': 'x', ...environmentOf('x') })
  const ended = await hadron(['validate', folder])
  expect(ended.code).toBe(1)
  expect(ended.out + ended.err).not.toContain('\u001b')
})

test('more text than the renderer takes is refused before it is rendered', async () => {
  const folder = await folderWith(environmentOf('x'))
  const context = path.join(await folderWith({ 'c.json': `{"a": "${'x'.repeat(1_100_000)}"}` }), 'c.json')
  const ended = await hadron(['render', folder, '--part', 'infrastructure', '--context', context, '--raw'])
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain('TEMPLATE_TOO_LARGE')
})
