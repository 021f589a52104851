import { formatWord } from '../../../_lib/format.ts'

export const deploymentViews = ['all', 'attention', 'moving', 'succeeded', 'failed', 'cancelled'] as const
export const deploymentSorts = ['created', 'finished', 'target'] as const

/** The preset tabs of the list, with the number behind each. */
export const deploymentTabs = (counts: Record<(typeof deploymentViews)[number], number>) =>
  deploymentViews.map((id) => ({
    id,
    label: id === 'attention' ? 'Needs attention' : formatWord(id),
    count: counts[id],
  }))
