import { listInput } from '../../_lib/list-input.ts'
import { paths } from '../../_lib/paths.ts'
import { Live } from '../../_trpc/live.tsx'
import { api } from '../../_trpc/server.tsx'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../_ui/table/table-state.ts'
import { PresetTabs } from '../../_ui/toolbar/preset-tabs.tsx'
import { RolloutTable } from './rollout-table.tsx'

export const metadata = { title: 'Rollouts' }

const known = {
  views: ['all', 'attention', 'moving', 'planned', 'finished'],
  sorts: ['created', 'finished', 'template'],
} as const
const labels = { all: 'All', attention: 'Paused', moving: 'Running', planned: 'Planned', finished: 'Finished' } as const

export default async function RolloutsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = readTableState(await searchParams, { sort: '-created' })
  const list = await api.rollouts.list.query(listInput(state, { views: [...known.views], sorts: [...known.sorts] }))
  const plan = (
    <LinkButton variant="primary" href={paths.newRollout()} disabledReason={list.blocked.create}>
      Plan rollout
    </LinkButton>
  )
  const tabs = known.views.map((id) => ({ id, label: labels[id], count: list.counts[id] }))
  return (
    <Page
      title="Rollouts"
      description="Upgrades of whole fleets, in waves. Each stops by itself when too much fails."
      action={plan}
      tabs={<PresetTabs state={state} tabs={tabs} />}
    >
      <Live topics={['rollouts', 'rollout']} />
      <RolloutTable list={list} state={state} plan={plan} />
    </Page>
  )
}
