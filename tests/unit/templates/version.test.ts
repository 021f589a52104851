import { describe, expect, test } from 'vitest'
import {
  canMove,
  compareVersions,
  formatVersion,
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
})

test.each(['latest', 'v1.0', '1.0.0', '1', '1.0; drop', '01.2', '1.02', '-1.0', '1.', '99999.0', '', ' 1.0'])(
  'refuses %j and shows what a version looks like',
  (text) => {
    expect(() => v(text)).toThrow('Versions are MAJOR.MINOR, for example 1.4.')
  },
)

describe('the life of a version', () => {
  test('every status is reached from draft', () => {
    const reached = new Set(['draft'])
    for (const from of reached) for (const to of moves[from as keyof typeof moves]) reached.add(to)
    expect([...reached].toSorted()).toEqual(versionStatuses.toSorted())
  })

  test('no status is final: a deprecation and a yank can be taken back, publishing cannot', () => {
    expect(canMove('deprecated', 'published')).toBe(true)
    expect(canMove('yanked', 'deprecated')).toBe(true)
    expect(canMove('yanked', 'published')).toBe(false)
    expect(canMove('published', 'draft')).toBe(false)
  })

  test('published and deprecated versions can be deployed', () => {
    expect(versionStatuses.filter(isDeployable)).toEqual(['published', 'deprecated'])
  })
})
