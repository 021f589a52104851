import type { TargetRef } from '../../../../_components/change/target-ref.ts'
import { RecordTabs, tabOf } from '../../../../_components/record/record-tabs.tsx'
import { TargetActions } from '../../../../_components/record/target-actions.tsx'
import { TargetFacts } from '../../../../_components/record/target-facts.tsx'
import { type ChangeQuery, environmentTabs, paths } from '../../../../_lib/paths.ts'
import { Live } from '../../../../_trpc/live.tsx'
import { api, found } from '../../../../_trpc/server.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { EnvironmentTab } from './environment-tab.tsx'

type Props = { params: Promise<{ environment: string }>; searchParams: Promise<{ tab?: string } & ChangeQuery> }

export async function generateMetadata({ params }: Props) {
  return { title: decodeURIComponent((await params).environment) }
}

export default async function EnvironmentPage({ params, searchParams }: Props) {
  const name = decodeURIComponent((await params).environment)
  const { tab: asked, ...begin } = await searchParams
  const environment = await found(api.environments.get.query({ environment: name }))
  const at: TargetRef = { kind: 'environment', environment: name }
  const tab = tabOf(environmentTabs, asked)
  return (
    <Page
      title={environment.name}
      description={environment.description || undefined}
      facts={<TargetFacts target={environment} at={at} />}
      action={<TargetActions target={environment} at={at} />}
      tabs={
        <RecordTabs
          tabs={environmentTabs}
          current={tab}
          href={(id) => paths.environment(name, id)}
          counts={{
            instances: environment.instances.total,
            resources: environment.resources.length,
            deployments: environment.deployments.length,
          }}
        />
      }
    >
      <Live topics={[`target:${environment.id}`, 'targets', 'templates']} />
      <EnvironmentTab tab={tab} environment={environment} at={at} begin={begin} />
    </Page>
  )
}
