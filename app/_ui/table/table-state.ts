/** What a list shows, as its URL says it. The same reading serves the page on the server and controls in the browser. */
export interface TableState {
  text: string
  /** The preset tab; undefined is the first one. */
  tab: string | undefined
  filters: Record<string, string[]>
  sort: Sort | undefined
  /** From 1. */
  page: number
  pageSize: number
  defaults: { sort: string | undefined; pageSize: number }
}

export interface Sort {
  by: string
  direction: 'asc' | 'desc'
}

/** What a list's URL may say beyond text, tab and page: a module constant of the page. */
export interface TableShape {
  /** Names of the query parameters that filter: `?team=payments&team=search`. */
  filters?: readonly string[]
  /** `name` ascending, `-createdAt` descending. */
  sort?: string
  pageSize?: number
}

export type SearchParams = Record<string, string | string[] | undefined>
export const pageSizes = [25, 50, 100, 200] as const

export function readTableState(params: SearchParams, shape: TableShape = {}): TableState {
  const pageSize = shape.pageSize ?? 50
  const size = Number(first(params.size))
  return {
    text: first(params.q)?.trim() ?? '',
    tab: first(params.tab) || undefined,
    filters: Object.fromEntries((shape.filters ?? []).map((name) => [name, every(params[name])])),
    sort: readSort(first(params.sort) ?? shape.sort),
    page: Math.max(1, Math.trunc(Number(first(params.page))) || 1),
    pageSize: pageSizes.some((each) => each === size) ? size : pageSize,
    defaults: { sort: shape.sort, pageSize },
  }
}

/**
 * The query that shows `state` with `patch` applied, shortest form: `?q=orders&page=2`, or `?` for the defaults.
 * Any change but of the page itself goes back to the first page.
 */
export function tableQuery(state: TableState, patch: Partial<Omit<TableState, 'defaults'>>): string {
  const next = { ...state, page: 1, ...patch }
  const query = new URLSearchParams()
  if (next.tab) query.set('tab', next.tab)
  if (next.text) query.set('q', next.text)
  for (const [name, values] of Object.entries(next.filters)) for (const value of values) query.append(name, value)
  const sort = next.sort && writeSort(next.sort)
  if (sort && sort !== state.defaults.sort) query.set('sort', sort)
  if (next.pageSize !== state.defaults.pageSize) query.set('size', String(next.pageSize))
  if (next.page > 1) query.set('page', String(next.page))
  return `?${query}`
}

/** The query with one value of a filter turned on, or off when it was on. `one`: the others are turned off. */
export function toggleFilter(state: TableState, name: string, value: string, choice: 'one' | 'several' = 'several') {
  const values = state.filters[name] ?? []
  const others = choice === 'one' ? [] : values.filter((each) => each !== value)
  const next = values.includes(value) ? others : [...others, value]
  return tableQuery(state, { filters: { ...state.filters, [name]: next } })
}

/** The query without text and filters; tab and sort stay. */
export const clearFilters = (state: TableState) =>
  tableQuery(state, { text: '', filters: Object.fromEntries(Object.keys(state.filters).map((name) => [name, []])) })

/** Whether rows may be missing because of what the person asked for. */
export const isFiltered = (state: TableState) =>
  state.text !== '' || state.tab !== undefined || Object.values(state.filters).some((values) => values.length > 0)

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const every = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat().filter(Boolean))
const writeSort = ({ by, direction }: Sort) => (direction === 'desc' ? `-${by}` : by)

function readSort(text: string | undefined): Sort | undefined {
  if (!text) return undefined
  return text.startsWith('-') ? { by: text.slice(1), direction: 'desc' } : { by: text, direction: 'asc' }
}
