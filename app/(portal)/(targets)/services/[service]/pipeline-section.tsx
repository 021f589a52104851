import { OutputsList } from '../../../../_components/deployment/outputs-list.tsx'
import { PipelineStanding } from '../../../../_components/pipeline/pipeline-standing.tsx'
import { RecentDeployments } from '../../../../_components/record/recent-deployments.tsx'
import { TargetFacts } from '../../../../_components/record/target-facts.tsx'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { api } from '../../../../_trpc/server.tsx'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { NoFacts } from '../../../../_ui/page/fact-list.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'

const shown = 3

/** What delivers the service; when there is nothing yet, the way to it. */
export async function PipelineSection({ service }: { service: Answers['services']['get'] }) {
  if (!service.pipeline) return <NoPipeline service={service} />
  const pipeline = await api.pipelines.get.query({ service: service.name })
  return (
    <Section title="Pipeline" action={<LinkButton href={paths.pipeline(service.name)}>Open pipeline</LinkButton>}>
      <Stack>
        <PipelineStanding pipeline={pipeline} />
        <Panel>
          <Stack>
            <TargetFacts target={pipeline} at={{ kind: 'pipeline', service: service.name }} />
            {Object.keys(pipeline.outputs).length > 0 && <OutputsList outputs={pipeline.outputs} />}
          </Stack>
        </Panel>
        {pipeline.deployments.length > 0 && <RecentDeployments rows={pipeline.deployments.slice(0, shown)} />}
      </Stack>
    </Section>
  )
}

const NoPipeline = ({ service: { name, blocked, offersPipeline } }: { service: Answers['services']['get'] }) => (
  <Section
    title="Pipeline"
    action={
      <LinkButton
        href={paths.newPipeline(name)}
        disabledReason={
          blocked.addPipeline ?? (offersPipeline ? undefined : 'No published version of its template has a pipeline.')
        }
      >
        Add pipeline
      </LinkButton>
    }
  >
    <NoFacts>
      {offersPipeline
        ? 'A pipeline builds the service and delivers it to its instances. This service has none.'
        : 'The template of this service offers none.'}
    </NoFacts>
  </Section>
)
