import { ChangeTab } from '../../../../../_components/change/change-tab.tsx'
import type { TargetRef } from '../../../../../_components/change/target-ref.ts'
import { ResourceTable } from '../../../../../_components/deployment/resource-table.tsx'
import { Activity } from '../../../../../_components/record/activity.tsx'
import { RecentDeployments } from '../../../../../_components/record/recent-deployments.tsx'
import { TargetOverview } from '../../../../../_components/record/target-overview.tsx'
import { type ChangeQuery, paths, type InstanceTab as Tab } from '../../../../../_lib/paths.ts'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { TextLink } from '../../../../../_ui/text/text-link.tsx'

type Instance = Answers['instances']['get']

interface Props {
  tab: Tab
  instance: Instance
  at: TargetRef
  begin: ChangeQuery
}

export function InstanceTab({ tab, instance, at, begin }: Props) {
  switch (tab) {
    case 'overview':
      return <TargetOverview target={instance} facts={whereFacts(instance)} />
    case 'spec':
      return <ChangeTab at={at} target={instance} begin={begin} />
    case 'resources':
      return <ResourceTable rows={instance.resources} />
    case 'deployments':
      return <RecentDeployments rows={instance.deployments} />
    case 'activity':
      return <Activity subjectId={instance.id} />
  }
}

const whereFacts = ({ service, environment }: Instance) => [
  { label: 'Service', value: <TextLink href={paths.service(service.name)}>{service.name}</TextLink> },
  { label: 'Environment', value: <TextLink href={paths.environment(environment)}>{environment}</TextLink> },
]
