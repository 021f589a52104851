import { describe, expect, test } from 'vitest'
import { pickRange, toggleAll } from '../../../app/_ui/table/picked.ts'
import {
  clearFilters,
  isFiltered,
  readTableState,
  tableQuery,
  toggleFilter,
} from '../../../app/_ui/table/table-state.ts'

const shape = { filters: ['team', 'stage'], sort: 'name' }
const at = (query: string) => {
  const params: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) params[name] = [...(params[name] ?? []), value]
  return readTableState(params, shape)
}

describe('the state of a list in its URL', () => {
  test('is the same after it was written and read again', () => {
    const query = '?tab=behind&q=orders&team=payments&team=search&sort=-deployed&size=100&page=3'
    expect(tableQuery(at(query), { page: 3 })).toBe(query)
  })

  test('says nothing that is the default', () => {
    expect(tableQuery(at('?sort=name&size=50&page=1'), {})).toBe('?')
  })

  test('goes back to the first page when anything but the page changes', () => {
    expect(tableQuery(at('?page=4'), { text: 'orders' })).toBe('?q=orders')
  })

  test('reads what makes no sense as the default', () => {
    expect(at('?page=-3&size=7&unknown=1')).toMatchObject({ page: 1, pageSize: 50, filters: { team: [], stage: [] } })
  })
})

describe('a filter', () => {
  test('is turned on, and off again', () => {
    expect(toggleFilter(at(''), 'team', 'payments')).toBe('?team=payments')
    expect(toggleFilter(at('?team=payments&team=search'), 'team', 'payments')).toBe('?team=search')
  })

  test('that takes one value replaces the last', () => {
    expect(toggleFilter(at('?stage=staging'), 'stage', 'production', 'one')).toBe('?stage=production')
    expect(toggleFilter(at('?stage=staging'), 'stage', 'staging', 'one')).toBe('?')
  })

  test('is cleared with all others, and the tab stays', () => {
    expect(clearFilters(at('?tab=behind&q=x&team=payments'))).toBe('?tab=behind')
  })

  test('tells an empty list from one in which nothing matches', () => {
    expect(isFiltered(at('?sort=-name&page=2'))).toBe(false)
    expect(isFiltered(at('?tab=behind'))).toBe(true)
    expect(isFiltered(at('?team=payments'))).toBe(true)
  })
})

describe('selecting rows', () => {
  const page = ['a', 'b', 'c', 'd']

  test('with shift takes everything in between', () => {
    expect(pickRange(['a'], page, 0, 2)).toEqual(['a', 'b', 'c'])
    expect(pickRange([], page, 3, 1)).toEqual(['b', 'c', 'd'])
  })

  test('of what is selected takes it away', () => {
    expect(pickRange(['a', 'b'], page, 1, 1)).toEqual(['a'])
  })

  test('one by one after "all matching" begins with this page', () => {
    expect(pickRange('all', page, 0, 0)).toEqual(['b', 'c', 'd'])
  })

  test('of a whole page leaves other pages alone', () => {
    expect(toggleAll(['z', 'a'], page)).toEqual(['z', 'a', 'b', 'c', 'd'])
    expect(toggleAll(['z', ...page], page)).toEqual(['z'])
  })
})
