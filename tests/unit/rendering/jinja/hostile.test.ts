import { describe, expect, test } from 'vitest'
import { problem, rendered } from './render.ts'

const doubled = (start: string, change: string) =>
  `{% set ns = namespace(v=${start}) %}{% for i in range(99) %}{% set ns.v = ${change} %}{% endfor %}{{ ns.v }}`

describe('a template cannot leave the language', () => {
  test.each([
    '{{ range.constructor("return process")() }}',
    '{{ "".constructor.constructor("return 1")() }}',
    '{{ ""["const" ~ "ructor"]["constructor"]("x")() }}',
    '{{ "{0.constructor.x}".format(1) }}',
    '{{ [].__proto__.x }}',
    '{{ {}["__proto__"] }}',
    '{{ "".__class__.__mro__ }}',
    '{{ ""|attr("__class__") }}',
    '{{ "{0.__class__}".format(1) }}',
    '{{ cycler.__init__.__globals__ }}',
    '{{ [{}]|map(attribute="__proto__.x")|join }}',
    '{{ [1]|join(",", "constructor") }}',
    '{{ [1]|sum("constructor") }}',
  ])('%s', (source) => {
    expect(problem(source).code).toBe('TEMPLATE_FORBIDDEN')
  })

  test('names of prototypes are only data in the names a template is given', () => {
    const names = JSON.parse('{ "a": { "__proto__": { "x": 1 }, "constructor": "c" } }') as Record<string, unknown>
    expect(rendered('{{ a["__proto__"].x }}{{ a.constructor }}{{ a|length }}', names)).toBe('1c2')
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('what takes too much is stopped by the engine itself', () => {
  test.each([
    [
      '10^10 rounds',
      '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}',
      'TEMPLATE_TIMEOUT',
    ],
    ['a long range', '{{ range(10**9) }}', 'TEMPLATE_MEMORY'],
    ['a long text', '{{ "x" * 2000000000 }}', 'TEMPLATE_MEMORY'],
    ['a wide text', '{{ "x"|center(5*10**8) }}', 'TEMPLATE_MEMORY'],
    ['a long list', '{{ [0] * 10**9 }}', 'TEMPLATE_MEMORY'],
    ['many slices', '{{ [1]|slice(10**9)|list }}', 'TEMPLATE_MEMORY'],
    ['a filled batch', '{{ [1]|batch(10**9, 1)|list }}', 'TEMPLATE_MEMORY'],
    ['a wide indentation', '{{ ("a\\n"*1000)|indent(10**6) }}', 'TEMPLATE_MEMORY'],
    ['a wide format', '{{ "{:999999999}".format(1) }}{{ "%0999999999d" % 1 }}', 'TEMPLATE_MEMORY'],
    ['replacing by much', '{{ ("x"*10**5).replace("x", "y"*10**5) }}', 'TEMPLATE_MEMORY'],
    ['a large number', '{{ 9 ** (9 ** 9) }}', 'TEMPLATE_MEMORY'],
    ['doubling texts', doubled('"x"', 'ns.v ~ ns.v'), 'TEMPLATE_MEMORY'],
    ['doubling lists', doubled('[0]', 'ns.v + ns.v'), 'TEMPLATE_MEMORY'],
    ['lists in lists, as text', doubled('[]', '[ns.v, ns.v]'), 'TEMPLATE_MEMORY'],
    [
      'growing lists',
      '{% set l = [] %}{% for i in range(99999) %}{% set _ = l.append(l[:]) %}{% endfor %}',
      'TEMPLATE_MEMORY',
    ],
    [
      'growing dicts',
      '{% set d = {} %}{% for i in range(99999) %}{% set _ = d.update({i: d.copy()}) %}{% endfor %}',
      'TEMPLATE_MEMORY',
    ],
    ['a macro that calls itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 'TEMPLATE_RECURSION'],
    ['a loop that calls itself', '{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}', 'TEMPLATE_RECURSION'],
    ['much output', '{% for i in range(99999) %}0123456789abcdef{% endfor %}', 'TEMPLATE_OUTPUT_TOO_LARGE'],
  ])(
    '%s',
    (_, source, code) => {
      expect(problem(source).code).toBe(code)
    },
    // Millions of steps take their time when the machine has other things to do.
    60_000,
  )

  test.each([
    ['blocks', `${'{% if a %}'.repeat(20_000)}x${'{% endif %}'.repeat(20_000)}`],
    ['parentheses', `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`],
    ['negations', `{{ ${'not '.repeat(20_000)}1 }}`],
    ['signs', `{{ ${'-'.repeat(20_000)}1 }}`],
    ['sums', `{{ 1${'+1'.repeat(20_000)} }}`],
    ['attributes', `{{ a${'.a'.repeat(20_000)} }}`],
    ['filters', `{{ a${'|upper'.repeat(20_000)} }}`],
    ['conditions', `{{ 1${' if 1 else 1'.repeat(20_000)} }}`],
  ])('20,000 nested %s are refused before anything is evaluated', (_, source) => {
    expect(problem(source)).toMatchObject({ code: 'TEMPLATE_DEPTH', line: 1 })
  })

  test.each([
    ['{{ [1, 2]|random }}', '|random gives another value each time'],
    ['{{ lipsum() }}', 'lipsum() gives another text each time'],
    ['{{ [1]|map("string") }}', 'Python would print a memory address here: the value is a generator. Write |list'],
    ['{{ {"a": 1}.values }}', "Call it with (), or write ['name'] when a field is meant."],
  ])('what would not be the same each time is refused: %s', (source, message) => {
    expect(problem(source).message).toContain(message)
  })
})
