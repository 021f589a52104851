import {
  nameFilter,
  stageFilter,
  targetSorts,
  targetTabs,
  targetViews,
} from '../../../_components/target/target-views.ts'
import { listInput } from '../../../_lib/list-input.ts'
import { paths } from '../../../_lib/paths.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../../_ui/table/table-state.ts'
import { PresetTabs } from '../../../_ui/toolbar/preset-tabs.tsx'
import { EnvironmentTable } from './environment-table.tsx'

export const metadata = { title: 'Environments' }

const shape = { filters: ['template', 'version', 'stage', 'team'], sort: 'name' } as const

export default async function EnvironmentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = readTableState(await searchParams, shape)
  const input = { ...state.filters, ...listInput(state, { views: targetViews, sorts: targetSorts }) }
  const [list, templates, teams] = await Promise.all([
    api.environments.list.query(input),
    api.templates.list.query({ kind: 'environment' }),
    api.teams.list.query(),
  ])
  const filters = [nameFilter('template', 'Template', templates), stageFilter, nameFilter('team', 'Team', teams)]
  return (
    <Page
      title="Environments"
      description="Shared infrastructure that services run in, such as a network."
      action={
        <LinkButton href={paths.newEnvironment()} variant="primary">
          Create environment
        </LinkButton>
      }
      tabs={<PresetTabs state={state} tabs={targetTabs(list.counts)} />}
    >
      <Live topics={['targets', 'target', 'templates']} />
      <EnvironmentTable list={list} state={state} filters={filters} />
    </Page>
  )
}
