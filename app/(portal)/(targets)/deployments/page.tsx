import { listInput } from '../../../_lib/list-input.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api } from '../../../_trpc/server.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../../_ui/table/table-state.ts'
import { PresetTabs } from '../../../_ui/toolbar/preset-tabs.tsx'
import { DeploymentTable } from './deployment-table.tsx'
import { deploymentSorts, deploymentTabs, deploymentViews } from './views.ts'

export const metadata = { title: 'Deployments' }

const shape = { sort: '-created' } as const

export default async function DeploymentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = readTableState(await searchParams, shape)
  const list = await api.deployments.list.query(listInput(state, { views: deploymentViews, sorts: deploymentSorts }))
  return (
    <Page
      title="Deployments"
      description="Every attempt to bring an environment or an instance to a version and spec."
      tabs={<PresetTabs state={state} tabs={deploymentTabs(list.counts)} />}
    >
      <Live topics={['deployments']} />
      <DeploymentTable list={list} state={state} />
    </Page>
  )
}
