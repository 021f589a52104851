import type { TemplateRow } from './template-table.tsx'

/** The preset tabs, the first being what the bare URL shows. */
export const viewLabels = {
  all: 'All',
  environment: 'Environments',
  service: 'Services',
  drafts: 'With drafts',
  attention: 'Needs attention',
} as const
export type TemplateView = keyof typeof viewLabels

export const viewOf = (tab: string | undefined): TemplateView =>
  (Object.keys(viewLabels) as TemplateView[]).find((view) => view === tab) ?? 'all'

export const inView = (view: TemplateView) => (row: TemplateRow) => {
  if (view === 'drafts') return row.drafts > 0
  if (view === 'attention') return row.attention > 0
  return view === 'all' || row.kind === view
}
