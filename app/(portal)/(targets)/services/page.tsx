import { kindsIn, targetSorts, targetTabs, targetViews } from '../../../_components/target/target-views.ts'
import { listInput } from '../../../_lib/list-input.ts'
import { paths } from '../../../_lib/paths.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../../_ui/table/table-state.ts'
import { PresetTabs } from '../../../_ui/toolbar/preset-tabs.tsx'
import { readFilters } from './filters.ts'
import { ServiceTable } from './service-table.tsx'

export const metadata = { title: 'Services' }

const shape = { filters: ['kind', 'template', 'version', 'environment', 'stage', 'team'], sort: 'name' } as const

export default async function ServicesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = readTableState(await searchParams, shape)
  const input = {
    ...state.filters,
    kind: kindsIn(state.filters.kind),
    ...listInput(state, { views: targetViews, sorts: targetSorts }),
  }
  const [list, filters] = await Promise.all([api.services.list.query(input), readFilters()])
  const create = (
    <LinkButton href={paths.newService()} variant="primary">
      Create service
    </LinkButton>
  )
  return (
    <Page
      title="Services"
      description="What teams run: every service, once for each environment it runs in."
      action={create}
      tabs={<PresetTabs state={state} tabs={targetTabs(list.counts)} />}
    >
      <Live topics={['targets', 'target', 'services', 'templates']} />
      <ServiceTable list={list} state={state} filters={filters} />
    </Page>
  )
}
