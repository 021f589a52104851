import { paths } from '../../../_lib/paths.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api, found } from '../../../_trpc/server.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../../_ui/table/table-state.ts'
import { CopyId } from '../../../_ui/text/copy-id.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'
import { PresetTabs } from '../../../_ui/toolbar/preset-tabs.tsx'
import { Controls } from './_controls/controls.tsx'
import { Members } from './_members/members.tsx'
import { memberTabs } from './_members/views.ts'
import { Failing } from './_progress/failing.tsx'
import { Halted } from './_progress/halted.tsx'
import { Progress } from './_progress/progress.tsx'
import { Summary } from './_progress/summary.tsx'
import { PlanFacts } from './plan-facts.tsx'
import { RolloutShapes } from './rollout-shapes.tsx'

interface Props {
  params: Promise<{ rollout: string }>
  searchParams: Promise<SearchParams>
}

const shape = { filters: ['wave', 'shape'], sort: 'wave' } as const

export async function generateMetadata({ params }: Props) {
  const { template, version } = await found(api.rollouts.get.query({ id: (await params).rollout }))
  return { title: `${template.title} → ${version.number}` }
}

export default async function RolloutPage({ params, searchParams }: Props) {
  const { rollout: id } = await params
  const state = readTableState(await searchParams, shape)
  const [rollout, strip] = await Promise.all([
    found(api.rollouts.get.query({ id })),
    found(api.rollouts.strip.query({ id })),
  ])
  return (
    <Page
      title={`Rollout ${rollout.template.title} → ${rollout.version.number}`}
      description={rollout.reason || undefined}
      facts={
        <>
          <Summary rollout={rollout} />
          <TextLink href={paths.template(rollout.template.name)}>{rollout.template.name}</TextLink>
          <CopyId id={rollout.id} label="Copy rollout id" />
        </>
      }
      action={<Controls rollout={rollout} />}
    >
      <Live topics={[`rollout:${id}`]} />
      <Halted rollout={rollout} />
      <Progress rollout={rollout} strip={strip} />
      <Failing rollout={rollout} />
      <div className="border-line border-b">
        <PresetTabs state={state} tabs={memberTabs(rollout)} />
      </div>
      {state.tab === 'shapes' && <RolloutShapes rollout={rollout} />}
      {state.tab === 'plan' && <PlanFacts rollout={rollout} />}
      {state.tab !== 'shapes' && state.tab !== 'plan' && <Members rollout={rollout} state={state} />}
    </Page>
  )
}
