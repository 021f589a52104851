import { expect, test } from 'vitest'
import { lineOf } from '../../../../server/templates/inspection/find-line.ts'
import { placeOf } from '../../../../server/templates/inspection/origin.ts'
import { severityOf } from '../../../../server/templates/inspection/severity.ts'

test.each([
  ['F3002', 'FATAL', 'error'],
  ['E3012', 'ERROR', 'error'],
  ['W2001', 'WARN', 'warning'],
  ['W9002', 'WARN', 'info'],
  ['I3011', 'INFO', 'info'],
  ['I9001', 'INFO', undefined],
] as const)('%s (%s) is shown as %s', (rule, severity, shown) => {
  expect(severityOf({ rule, severity })).toBe(shown)
})

test('a rendered line has the place where the author wrote it', () => {
  const origins = { files: ['a.yaml', 'partials/b.hbs'], fileOfLine: [0, 1, 1], lineOfLine: [1, 7, 8] }
  expect(placeOf(origins, 2, 'a.yaml')).toEqual({ file: 'partials/b.hbs', line: 7 })
  expect(placeOf(origins, 99, 'a.yaml')).toEqual({ file: 'partials/b.hbs', line: 8 })
  expect(placeOf(origins, undefined, 'a.yaml')).toEqual({ file: 'a.yaml' })
})

test('a path is found step by step, so that a name further up is not taken for it', () => {
  const body = 'Parameters:\n  Shown: {}\nOutputs:\n  Shown:\n    Value: 1\n'
  expect(lineOf(body, ['Outputs', 'Shown'])).toBe(4)
  expect(lineOf(body, ['Outputs', 'Gone'])).toBeUndefined()
})
