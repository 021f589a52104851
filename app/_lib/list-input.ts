import type { TableState } from '../_ui/table/table-state.ts'

interface Known<View extends string, Sort extends string> {
  /** The first is what the bare URL shows. */
  views: readonly [View, ...View[]]
  sorts: readonly [Sort, ...Sort[]]
}

/** What a list asks the API for, read from its URL. A view or an order nobody knows becomes the first one. */
export function listInput<View extends string, Sort extends string>(
  { tab, text, sort, page, pageSize }: TableState,
  { views, sorts }: Known<View, Sort>,
) {
  return {
    view: views.find((view) => view === tab) ?? views[0],
    search: text.slice(0, 100),
    sort: sorts.find((name) => name === sort?.by) ?? sorts[0],
    direction: sort?.direction ?? 'asc',
    page,
    pageSize,
  }
}
