import { ChangeTab } from '../../../../_components/change/change-tab.tsx'
import type { TargetRef } from '../../../../_components/change/target-ref.ts'
import { ResourceTable } from '../../../../_components/deployment/resource-table.tsx'
import { PipelineStanding } from '../../../../_components/pipeline/pipeline-standing.tsx'
import { Activity } from '../../../../_components/record/activity.tsx'
import { RecentDeployments } from '../../../../_components/record/recent-deployments.tsx'
import { TargetOverview } from '../../../../_components/record/target-overview.tsx'
import { type ChangeQuery, type InstanceTab, paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { CopyId } from '../../../../_ui/text/copy-id.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { Mono, Muted } from '../../../../_ui/text/words.tsx'

type Pipeline = Answers['pipelines']['get']

interface Props {
  tab: InstanceTab
  pipeline: Pipeline
  at: TargetRef
  begin: ChangeQuery
}

/** A pipeline has the tabs of an instance. */
export function PipelineTab({ tab, pipeline, at, begin }: Props) {
  switch (tab) {
    case 'overview':
      return (
        <TargetOverview target={pipeline} facts={deliveryFacts(pipeline)}>
          <PipelineStanding pipeline={pipeline} />
        </TargetOverview>
      )
    case 'spec':
      return (
        <Stack>
          {pipeline.standing.state === 'out_of_date' && pipeline.deployed && (
            <Banner tone="info" title="The pipeline is out of date with its instances.">
              The plan says what they make of it now. Deploying it as it is brings it up to date.
            </Banner>
          )}
          <ChangeTab at={at} target={pipeline} begin={begin} />
        </Stack>
      )
    case 'resources':
      return <ResourceTable rows={pipeline.resources} />
    case 'deployments':
      return <RecentDeployments rows={pipeline.deployments} />
    case 'activity':
      return <Activity subjectId={pipeline.id} />
  }
}

const deliveryFacts = ({ service, instances, repository }: Pipeline) => [
  { label: 'Service', value: <TextLink href={paths.service(service.name)}>{service.name}</TextLink> },
  { label: 'Delivers to', value: <Instances service={service.name} names={instances} /> },
  ...(repository
    ? [
        {
          label: 'Source',
          value: (
            <>
              <Mono>{repository.id}</Mono>, <Mono>{repository.branch}</Mono>
            </>
          ),
        },
        { label: 'Connection', value: <CopyId id={repository.connectionArn} label="Copy connection ARN" /> },
      ]
    : []),
]

function Instances({ service, names }: { service: string; names: readonly string[] }) {
  if (names.length === 0) return <Muted>no instance runs</Muted>
  return (
    <ul className="flex flex-col gap-1">
      {names.map((name) => (
        <li key={name}>
          <TextLink href={paths.instance(service, name)}>{name}</TextLink>
        </li>
      ))}
    </ul>
  )
}
