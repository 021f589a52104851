/** What a list shows, as its URL says it. The same reading serves the page on the server and controls in the browser. */
export interface TableState<Tab extends string = string, By extends string = string> {
  text: string
  /** The preset tab; undefined is the first one. */
  tab: Tab | undefined
  filters: Record<string, string[]>
  sort: Sort<By> | undefined
  /** From 1. */
  page: number
  pageSize: number
  defaults: { sort: string | undefined; pageSize: number }
}

export interface Sort<By extends string = string> {
  by: By
  direction: 'asc' | 'desc'
}

/** What a list's URL may say beyond text, tab and page: a module constant of the page. */
export interface TableShape<Tab extends string = string, By extends string = string> {
  /** The preset tabs, first the one of the bare URL. What the URL says beyond them is ignored. */
  tabs?: readonly Tab[]
  /** What the server can sort by. */
  sorts?: readonly By[]
  /** Names of the query parameters that filter: `?team=payments&team=search`. */
  filters?: readonly string[]
  /** `name` ascending, `-createdAt` descending. */
  sort?: string
  pageSize?: number
}

export type SearchParams = Record<string, string | string[] | undefined>
export const pageSizes = [25, 50, 100, 200] as const

/** Anything the URL says that the shape does not know is left out, so that an old link shows the list and no error. */
export function readTableState<const Tab extends string, const By extends string>(
  params: SearchParams,
  shape: TableShape<Tab, By>,
): TableState<Tab, By> {
  const pageSize = shape.pageSize ?? 50
  const size = Number(first(params.size))
  return {
    text: first(params.q)?.trim() ?? '',
    tab: shape.tabs?.slice(1).find((tab) => tab === first(params.tab)),
    filters: Object.fromEntries((shape.filters ?? []).map((name) => [name, every(params[name])])),
    sort: readSort(first(params.sort), shape.sorts) ?? readSort(shape.sort, shape.sorts),
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

function readSort<By extends string>(text: string | undefined, sorts: readonly By[] = []): Sort<By> | undefined {
  const by = sorts.find((each) => each === text?.replace(/^-/, ''))
  return by && { by, direction: text?.startsWith('-') ? 'desc' : 'asc' }
}

/** What the list procedures of the API take of it; filters differ from list to list and are added by the page. */
export function listInput<Tab extends string, By extends string>(state: TableState<Tab, By>) {
  const { tab, text, sort, page, pageSize } = state
  return { view: tab, search: text.slice(0, 100), sort: sort?.by, direction: sort?.direction, page, pageSize }
}
