import { expect, test } from 'vitest'
import { nextNumbers, numberAfter } from '../../../../server/templates/drafts/numbers.ts'
import { formatVersion, parseVersion } from '../../../../server/templates/versions/version.ts'

const versions = (...numbers: string[]) => numbers.map(parseVersion)
const words = (numbers: string[]) => {
  const { minors, major } = nextNumbers(versions(...numbers))
  return [minors.map(formatVersion), formatVersion(major)]
}

test('the first version of a template is 1.0', () => {
  expect(words([])).toEqual([[], '1.0'])
})

test('each major continues with its own next minor, and a new major follows the last', () => {
  expect(words(['1.0', '1.1', '2.0'])).toEqual([['1.2', '2.1'], '3.0'])
})

test('minors are counted as numbers, so 1.11 follows 1.10', () => {
  expect(words(['1.9', '1.10'])).toEqual([['1.11'], '2.0'])
})

test.each([
  ['1.0', 'minor', '1.2'],
  ['2.0', 'minor', '2.1'],
  ['1.0', 'major', '3.0'],
] as const)('a draft that continues %s as the next %s is %s', (base, bump, expected) => {
  expect(formatVersion(numberAfter(parseVersion(base), bump, versions('1.0', '1.1', '2.0')))).toBe(expected)
})
