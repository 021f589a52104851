import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonNumber, JsonProblem, type JsonValue, readJson } from '../../../../server/rendering/json/read-json.ts'
import { WholeFloat, writeJson } from '../../../../server/rendering/json/write-json.ts'

/** What JavaScript's own reader would have made of it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text)
  if (value instanceof Map) return Object.fromEntries(Array.from(value, ([key, item]) => [key, plain(item)]))
  return Array.isArray(value) ? value.map(plain) : value
}

function problem(text: string): JsonProblem {
  try {
    readJson(text)
  } catch (cause) {
    if (cause instanceof JsonProblem) return cause
    throw cause
  }
  throw new Error(`${text} was read`)
}

test('reads what JSON.stringify writes, however it is indented', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(plain(readJson(text))).toEqual(JSON.parse(text))
    }),
  )
})

test('refuses what JSON.parse refuses', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'null',
    'tru',
    ' ',
    '"',
    '\\',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('')
      const isJson = (() => {
        try {
          JSON.parse(text)
          return true
        } catch {
          return false
        }
      })()
      expect(isJson ? plain(readJson(text)) : problem(text)).toEqual(
        isJson ? JSON.parse(text) : expect.any(JsonProblem),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('numbers keep their spelling and maps their order', () => {
  const read = readJson('{"10": 80.0, "9": 1e2, "a": 12345678901234567890}')
  expect(Array.from(read as Map<string, JsonValue>, ([key, value]) => [key, (value as JsonNumber).text])).toEqual([
    ['10', '80.0'],
    ['9', '1e2'],
    ['a', '12345678901234567890'],
  ])
})

test.each([
  ['{"a" 1}', 5],
  ['{"a": 01}', 6],
  ['[1,]', 3],
  ['{"a": "\n"}', 7],
  ['{"a": "b\\x"}', 8],
  ['{"a": 1} x', 9],
  ["{'a': 1}", 1],
])('%j is wrong at %d', (text, at) => {
  expect(problem(text).at).toBe(at)
})

test('a whole float keeps its point when it is written', () => {
  const names = { a: [new WholeFloat(80), 80, 0.5], b: new WholeFloat(1e21), c: undefined, 'd"': null }
  expect(writeJson(names)).toBe('{"a":[80.0,80,0.5],"b":1e+21,"d\\"":null}')
})
