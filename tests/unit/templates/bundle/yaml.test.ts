import { describe, expect, test } from 'vitest'
import { readYaml } from '../../../../server/templates/bundle/yaml/document.ts'

const read = (text: string) => readYaml('schema/schema.yaml', text)
const findings = (text: string) => read(text).findings.map(({ code, line, column }) => ({ code, line, column }))

test('reads YAML 1.2: NO is text, 012 is twelve, and the file tells how it was written', () => {
  const document = read('a: NO\nb: 012\nc: 1e3\nd: 2020-01-01\ne: [1, {f: x}]\n')
  expect(document.value).toEqual({ a: 'NO', b: 12, c: 1000, d: '2020-01-01', e: [1, { f: 'x' }] })
  expect(document.written('/b')).toBe('012')
  expect(document.place('/b')).toEqual({ line: 2, column: 1 })
  expect(document.place('/e/1/f')).toEqual({ line: 5, column: 9 })
  expect(document.place('/e/1/missing')).toEqual({ line: 5, column: 8 })
})

test('accepts a byte order mark, Windows line ends and an empty file', () => {
  expect(read('\ufeffa: 1\r\nb: 2\r\n').value).toEqual({ a: 1, b: 2 })
  expect(read('').findings).toEqual([])
  expect(read('# only a comment\n').value).toBeUndefined()
})

describe('refuses', () => {
  test.each([
    ['a tab as indentation', 'a:\n\tb: 1', 'YAML_SYNTAX', 2],
    ['an open quote', 'a: 1\nb: "x', 'YAML_SYNTAX', 2],
    ['an alias', 'a: &x [1]\nb: *x', 'YAML_ALIASES', 2],
    ['nesting deeper than 40', `a: ${'['.repeat(100)}${']'.repeat(100)}`, 'YAML_DEPTH', 1],
    ['a prototype as a key', 'a:\n  __proto__: {x: 1}', 'YAML_KEY', 2],
    ['constructor as a key', 'constructor: 1', 'YAML_KEY', 1],
    ['a merge key', 'a: 1\n<<: {b: 1}', 'YAML_KEY', 2],
    ['a map as a key', '? {a: 1}\n: 2', 'YAML_KEY', 1],
    ['an unknown tag', 'a: !!js/function "x"', 'YAML_TAG', 1],
    ['a Python tag', 'a: !!python/object:os.system x', 'YAML_TAG', 1],
    ['a CloudFormation tag, which means nothing here', 'a: !Ref x', 'YAML_TAG', 1],
    ['two documents', 'a: 1\n---\nb: 2', 'YAML_MULTI_DOC', 3],
  ])('%s', (_, text, code, line) => {
    expect(findings(text)[0]).toMatchObject({ code, line })
    expect(read(text).value).toBeUndefined()
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('a key that appears twice, with both lines', () => {
    expect(read('a: 1\nb: 2\na: 3').findings[0]).toMatchObject({
      code: 'YAML_DUPLICATE_KEY',
      message: 'The key "a" appears twice: on lines 1 and 3.',
      line: 3,
    })
  })

  test('ten thousand levels at once, quickly', () => {
    expect(findings('['.repeat(10_000))[0]?.code).toBe('YAML_DEPTH')
  })

  test('a billion laughs, without laughing', () => {
    const lines = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)]
    expect(findings(lines.join('\n')).every(({ code }) => code === 'YAML_ALIASES')).toBe(true)
  })

  test('everything at once', () => {
    expect(findings('a: 1\na: 2\nb: !x 1\n__proto__: 1').map(({ code }) => code)).toEqual([
      'YAML_DUPLICATE_KEY',
      'YAML_TAG',
      'YAML_KEY',
    ])
  })
})
