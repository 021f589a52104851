import { kindFilter, nameFilter, stageFilter } from '../../../_components/target/target-views.ts'
import { api } from '../../../_trpc/server.tsx'
import type { Filter } from '../../../_ui/toolbar/filters.ts'

/** What the list of services can be narrowed by. */
export async function readFilters(): Promise<Filter[]> {
  const [templates, environments, teams] = await Promise.all([
    api.templates.list.query({ kind: 'service' }),
    api.environments.choices.query(),
    api.teams.list.query(),
  ])
  return [
    kindFilter,
    nameFilter('template', 'Template', templates),
    nameFilter('environment', 'Environment', environments),
    stageFilter,
    nameFilter('team', 'Team', teams),
  ]
}
