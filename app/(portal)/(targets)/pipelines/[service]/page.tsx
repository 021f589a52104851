import type { TargetRef } from '../../../../_components/change/target-ref.ts'
import { RecordTabs, tabOf } from '../../../../_components/record/record-tabs.tsx'
import { TargetActions } from '../../../../_components/record/target-actions.tsx'
import { TargetFacts } from '../../../../_components/record/target-facts.tsx'
import { type ChangeQuery, instanceTabs, paths } from '../../../../_lib/paths.ts'
import { Live } from '../../../../_trpc/live.tsx'
import { api, found } from '../../../../_trpc/server.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { PipelineTab } from './pipeline-tab.tsx'

type Props = {
  params: Promise<{ service: string }>
  searchParams: Promise<{ tab?: string } & ChangeQuery>
}

const nameOf = async (params: Props['params']) => decodeURIComponent((await params).service)

export async function generateMetadata({ params }: Props) {
  return { title: `Pipeline of ${await nameOf(params)}` }
}

export default async function PipelinePage({ params, searchParams }: Props) {
  const service = await nameOf(params)
  const { tab: asked, ...begin } = await searchParams
  const pipeline = await found(api.pipelines.get.query({ service }))
  const at: TargetRef = { kind: 'pipeline', service }
  const tab = tabOf(instanceTabs, asked)
  return (
    <Page
      title={`${service} / pipeline`}
      description={`Builds ${service} and delivers it to its instances.`}
      facts={<TargetFacts target={pipeline} at={at} />}
      action={<TargetActions target={pipeline} at={at} />}
      tabs={
        <RecordTabs
          tabs={instanceTabs}
          current={tab}
          href={(id) => paths.pipeline(service, id)}
          counts={{ resources: pipeline.resources.length, deployments: pipeline.deployments.length }}
        />
      }
    >
      <Live topics={[`target:${pipeline.id}`, 'targets', 'templates']} />
      <PipelineTab tab={tab} pipeline={pipeline} at={at} begin={begin} />
    </Page>
  )
}
