import { stages } from '../../../server/deployments/target.ts'
import { formatWord } from '../../_lib/format.ts'
import type { Filter } from '../../_ui/toolbar/filters.ts'

export const targetViews = ['all', 'attention', 'moving', 'behind', 'mine'] as const
export const targetSorts = ['name', 'version', 'stage', 'team', 'deployed'] as const

const words: Record<(typeof targetViews)[number], string> = {
  all: 'All',
  attention: 'Needs attention',
  moving: 'Moving',
  behind: 'Behind',
  mine: 'Mine',
}

/** The preset tabs of a list of targets, with the number behind each. */
export const targetTabs = (counts: Record<(typeof targetViews)[number], number>) =>
  targetViews.map((id) => ({ id, label: words[id], count: counts[id] }))

export const stageFilter: Filter = {
  name: 'stage',
  label: 'Stage',
  options: stages.map((value) => ({ value, label: formatWord(value) })),
}

/** A filter over things that have a name. */
export const nameFilter = (
  name: string,
  label: string,
  named: readonly { name: string; title?: string }[],
): Filter => ({
  name,
  label,
  options: named.map((each) => ({ value: each.name, label: each.title ?? each.name })),
})

const kinds = ['instance', 'pipeline'] as const

/** What a service template makes. */
export const kindFilter: Filter = {
  name: 'kind',
  label: 'Kind',
  options: [
    { value: 'instance', label: 'Instances' },
    { value: 'pipeline', label: 'Pipelines' },
  ],
}

/** The kinds that an address asks for. */
export const kindsIn = (values: readonly string[] = []) => kinds.filter((kind) => values.includes(kind))
