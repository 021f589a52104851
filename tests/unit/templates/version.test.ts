import { describe, expect, test } from 'vitest'
import {
  behindBy,
  bestUpgrade,
  canMove,
  compareVersions,
  describeBehind,
  formatVersion,
  isBehind,
  isDeployable,
  moves,
  parseVersion,
  versionStatuses,
} from '../../../server/templates/versions/version.ts'

const v = parseVersion

test('compares as numbers, so 1.10 comes after 1.9', () => {
  expect(['1.10', '2.0', '1.9', '1.0'].map(v).toSorted(compareVersions).map(formatVersion)).toEqual([
    '1.0',
    '1.9',
    '1.10',
    '2.0',
  ])
  expect(isBehind(v('1.9'), v('1.10'))).toBe(true)
  expect(isBehind(v('1.10'), v('1.10'))).toBe(false)
})

test.each(['latest', 'v1.0', '1.0.0', '1', '1.0; drop', '01.2', '1.02', '-1.0', '1.', '99999.0', '', ' 1.0'])(
  'refuses %j and shows what a version looks like',
  (text) => {
    expect(() => v(text)).toThrow('Versions are MAJOR.MINOR, for example 1.4.')
  },
)

describe('how far a version is behind', () => {
  const published = ['1.0', '1.1', '1.2', '2.0', '3.0', '3.1'].map(v)

  test('counts majors first', () => {
    const behind = behindBy(v('1.1'), published)
    expect(behind).toEqual({ majors: 2, minors: 2, versions: 4 })
    expect(behind && describeBehind(behind)).toBe('2 majors behind')
  })

  test('counts minors inside the latest major', () => {
    const behind = behindBy(v('3.0'), published)
    expect(behind).toEqual({ majors: 0, minors: 1, versions: 1 })
    expect(behind && describeBehind(behind)).toBe('1 minor behind')
  })

  test('is undefined for the latest, and for one that is ahead of everything published', () => {
    expect(behindBy(v('3.1'), published)).toBeUndefined()
    expect(behindBy(v('4.0'), published)).toBeUndefined()
  })

  test('offers the latest minor of the same major before a major', () => {
    expect(bestUpgrade(v('1.0'), published)).toEqual(v('1.2'))
    expect(bestUpgrade(v('1.2'), published)).toEqual(v('3.1'))
    expect(bestUpgrade(v('3.1'), published)).toBeUndefined()
  })
})

describe('the life of a version', () => {
  test('every status is reached from draft', () => {
    const reached = new Set(['draft'])
    for (const from of reached) for (const to of moves[from as keyof typeof moves]) reached.add(to)
    expect([...reached].toSorted()).toEqual(versionStatuses.toSorted())
  })

  test('only yanked is final, and a deprecation can be taken back', () => {
    expect(versionStatuses.filter((status) => moves[status].length === 0)).toEqual(['yanked'])
    expect(canMove('deprecated', 'published')).toBe(true)
    expect(canMove('published', 'draft')).toBe(false)
  })

  test('published and deprecated versions can be deployed', () => {
    expect(versionStatuses.filter(isDeployable)).toEqual(['published', 'deprecated'])
  })
})
