import { expect, test } from 'vitest'
import {
  behindBy,
  bestUpgrade,
  describeBehind,
  type Offer,
  suggested,
} from '../../../server/templates/versions/standing/offer.ts'
import { parseVersion } from '../../../server/templates/versions/version.ts'

const v = parseVersion
const published = ['1.0', '1.1', '1.2', '2.0', '3.0', '3.1'].map(v)
const offer = (recommended: string[], defaultMajor: number | null): Offer => ({
  published,
  recommended: recommended.map(v),
  defaultMajor,
})
const usual = offer(['1.2', '2.0', '3.1'], 3)

test('a target of an earlier major is behind the recommended version of the default major', () => {
  const behind = behindBy(v('1.1'), usual)
  expect(behind).toEqual({ majors: 2, minors: 2, versions: 4 })
  expect(behind && describeBehind(behind)).toBe('2 majors behind')
})

test('a target of the default major counts minors', () => {
  const behind = behindBy(v('3.0'), usual)
  expect(behind).toEqual({ majors: 0, minors: 1, versions: 1 })
  expect(behind && describeBehind(behind)).toBe('1 minor behind')
})

test('nobody is behind a version that is published and not recommended', () => {
  expect(behindBy(v('1.1'), offer(['1.1'], 1))).toBeUndefined()
  expect(bestUpgrade(v('1.1'), offer(['1.1', '3.1'], 1))).toBeUndefined()
})

test('who runs a later version than the recommended one is ahead, not behind', () => {
  expect(behindBy(v('1.2'), offer(['1.1'], 1))).toBeUndefined()
  expect(behindBy(v('3.1'), offer(['1.2', '3.0'], 1))).toBeUndefined()
  expect(bestUpgrade(v('1.2'), offer(['1.1'], 1))).toBeUndefined()
})

test('a later major than the default counts by its own recommendation', () => {
  expect(behindBy(v('3.0'), offer(['1.2', '3.1'], 1))).toEqual({ majors: 0, minors: 1, versions: 1 })
})

test('a major without a recommendation leaves nobody behind', () => {
  expect(behindBy(v('1.0'), offer([], 1))).toBeUndefined()
  expect(behindBy(v('2.0'), offer(['1.2'], 2))).toBeUndefined()
})

test('the upgrade to offer stays in its major while it can, then goes to the default major', () => {
  expect(bestUpgrade(v('1.0'), usual)).toEqual(v('1.2'))
  expect(bestUpgrade(v('1.2'), usual)).toEqual(v('3.1'))
  expect(bestUpgrade(v('3.1'), usual)).toBeUndefined()
})

test('a form begins with the recommended version of the default major, else with the best there is', () => {
  expect(suggested(offer(['1.2', '3.1'], 1))).toEqual(v('1.2'))
  expect(suggested(offer(['1.2', '2.0'], 3))).toEqual(v('2.0'))
  expect(suggested(offer([], null))).toEqual(v('3.1'))
  expect(suggested({ published: [], recommended: [], defaultMajor: null })).toBeUndefined()
})
