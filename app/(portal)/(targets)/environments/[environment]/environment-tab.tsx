import { ChangeTab } from '../../../../_components/change/change-tab.tsx'
import type { TargetRef } from '../../../../_components/change/target-ref.ts'
import { ResourceTable } from '../../../../_components/deployment/resource-table.tsx'
import { Activity } from '../../../../_components/record/activity.tsx'
import { RecentDeployments } from '../../../../_components/record/recent-deployments.tsx'
import { TargetOverview } from '../../../../_components/record/target-overview.tsx'
import type { ChangeQuery, EnvironmentTab as Tab } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { InstancesHere } from './instances-here.tsx'

interface Props {
  tab: Tab
  environment: Answers['environments']['get']
  at: TargetRef
  begin: ChangeQuery
}

export function EnvironmentTab({ tab, environment, at, begin }: Props) {
  switch (tab) {
    case 'overview':
      return <TargetOverview target={environment} facts={[]} />
    case 'instances':
      return <InstancesHere environment={environment} />
    case 'spec':
      return <ChangeTab at={at} target={environment} begin={begin} />
    case 'resources':
      return <ResourceTable rows={environment.resources} />
    case 'deployments':
      return <RecentDeployments rows={environment.deployments} />
    case 'activity':
      return <Activity subjectId={environment.id} />
  }
}
