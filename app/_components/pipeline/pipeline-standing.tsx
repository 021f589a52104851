import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Banner } from '../../_ui/feedback/banner.tsx'

type Pipeline = Answers['pipelines']['get']

/** How a pipeline stands to its service's instances; nothing when it is what they make of it. */
export function PipelineStanding({ pipeline }: { pipeline: Pick<Pipeline, StandingFact> }) {
  const { standing, service, deployed, blocked, lastDeployment } = pipeline
  // While it is being deployed, what it will be is not known yet.
  if (lastDeployment && lastDeployment.finishedAt === null) return null
  if (standing.state === 'trouble')
    return (
      <Banner tone="warn" title="The pipeline cannot be rendered with its instances as they are now.">
        {standing.message}
      </Banner>
    )
  if (standing.state === 'no_instance') return <NoInstance deployed={deployed} service={service.name} />
  if (standing.state === 'current' || !deployed) return null
  return (
    <Banner
      tone={standing.ends ? 'warn' : 'info'}
      title="The pipeline is out of date with its instances."
      action={
        <LinkButton href={paths.changePipeline(service.name)} disabledReason={blocked.change}>
          See what changes
        </LinkButton>
      }
    >
      {standing.headline} {standing.ends && 'What removes or replaces something waits for a person.'}
    </Banner>
  )
}

type StandingFact = 'standing' | 'service' | 'deployed' | 'blocked' | 'lastDeployment'

const NoInstance = ({ deployed, service }: { deployed: boolean; service: string }) => (
  <Banner
    tone="info"
    title={deployed ? `No instance of ${service} runs.` : `The pipeline waits for the first instance of ${service}.`}
  >
    {deployed
      ? 'It stays as it was deployed, and follows when an instance runs again.'
      : 'It is deployed as soon as one runs, because it delivers there.'}
  </Banner>
)
