import { describe, expect, test } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatDate,
  formatDuration,
  formatExact,
  formatPercent,
  formatRelative,
  formatWord,
} from '../../../app/_lib/format.ts'

const now = new Date('2026-11-21T08:05:12.345Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('a count carries its noun, and thousands are set apart', () => {
  expect(formatCount(1, 'instance')).toBe('1 instance')
  expect(formatCount(1284, 'instance')).toBe('1,284 instances')
  expect(formatCount(2, 'property', 'properties')).toBe('2 properties')
})

test.each([
  [38, '38 ms'],
  [42_000, '42 s'],
  [59_700, '1 min'],
  [192_000, '3 min 12 s'],
  [4_200_000, '1 h 10 min'],
  [187_200_000, '2 d 4 h'],
])('%i ms reads as %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

describe('a moment', () => {
  test.each([
    [3, 'just now'],
    [42, '42 s ago'],
    [12 * 60, '12 min ago'],
    [3 * 3600, '3 h ago'],
    [5 * 86_400, '5 d ago'],
    [-3 * 3600, 'in 3 h'],
  ])('%i seconds ago reads as %s', (seconds, words) => {
    expect(formatRelative(ago(seconds), now)).toBe(words)
  })

  test('becomes a date after a month, with the year when it is another one', () => {
    expect(formatRelative(ago(40 * 86_400), now)).toBe('12 Oct')
    expect(formatDate(new Date('2025-12-12T00:00:00Z'), now)).toBe('12 Dec 2025')
  })

  test('is exact to the second, in UTC', () => {
    expect(formatExact(now)).toBe('2026-11-21 08:05:12 UTC')
  })
})

test('a share never claims nothing or everything unless it is so', () => {
  expect(formatPercent(1, 1000)).toBe('1 %')
  expect(formatPercent(999, 1000)).toBe('99 %')
  expect(formatPercent(1000, 1000)).toBe('100 %')
  expect(formatPercent(0, 0)).toBe('0 %')
})

test('a size has its unit', () => {
  expect(formatBytes(812)).toBe('812 B')
  expect(formatBytes(14_500)).toBe('14 KiB')
  expect(formatBytes(3_400_000)).toBe('3.2 MiB')
})

test('a status word begins a sentence', () => {
  expect(formatWord('rolling_back')).toBe('Rolling back')
})
