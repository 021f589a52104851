import type { TargetRef } from '../../../../../_components/change/target-ref.ts'
import { RecordTabs, tabOf } from '../../../../../_components/record/record-tabs.tsx'
import { TargetActions } from '../../../../../_components/record/target-actions.tsx'
import { TargetFacts } from '../../../../../_components/record/target-facts.tsx'
import { type ChangeQuery, instanceTabs, paths } from '../../../../../_lib/paths.ts'
import { Live } from '../../../../../_trpc/live.tsx'
import { api, found } from '../../../../../_trpc/server.tsx'
import { Page } from '../../../../../_ui/page/page.tsx'
import { InstanceTab } from './instance-tab.tsx'

type Props = {
  params: Promise<{ service: string; environment: string }>
  searchParams: Promise<{ tab?: string } & ChangeQuery>
}

async function nameOf(params: Props['params']) {
  const { service, environment } = await params
  return { service: decodeURIComponent(service), environment: decodeURIComponent(environment) }
}

export async function generateMetadata({ params }: Props) {
  const { service, environment } = await nameOf(params)
  return { title: `${service} / ${environment}` }
}

export default async function InstancePage({ params, searchParams }: Props) {
  const name = await nameOf(params)
  const { tab: asked, ...begin } = await searchParams
  const instance = await found(api.instances.get.query(name))
  const at: TargetRef = { kind: 'instance', ...name }
  const tab = tabOf(instanceTabs, asked)
  return (
    <Page
      title={`${name.service} / ${name.environment}`}
      description={instance.service.description || undefined}
      facts={<TargetFacts target={instance} at={at} />}
      action={<TargetActions target={instance} at={at} />}
      tabs={
        <RecordTabs
          tabs={instanceTabs}
          current={tab}
          href={(id) => paths.instance(name.service, name.environment, id)}
          counts={{ resources: instance.resources.length, deployments: instance.deployments.length }}
        />
      }
    >
      <Live topics={[`target:${instance.id}`, 'targets', 'templates']} />
      <InstanceTab tab={tab} instance={instance} at={at} begin={begin} />
    </Page>
  )
}
