import { ActorName } from '../../../../_components/actor-name.tsx'
import { targetHref, targetRefOf } from '../../../../_components/change/target-ref.ts'
import { OutputsList } from '../../../../_components/deployment/outputs-list.tsx'
import { PlanHeadline } from '../../../../_components/plan/plan-view.tsx'
import { paths } from '../../../../_lib/paths.ts'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { CopyId } from '../../../../_ui/text/copy-id.tsx'
import { DescriptionList, type Fact } from '../../../../_ui/text/description-list.tsx'
import { Duration } from '../../../../_ui/text/duration.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { Mono, Muted } from '../../../../_ui/text/words.tsx'
import type { Deployment } from './use-deployment.ts'

/** What was asked, by whom and why; what it was planned to do; what came of it. */
export function DeploymentFacts({ deployment }: { deployment: Deployment }) {
  const { plan, verifiedPlan, status, kind, target, laterDeploymentId } = deployment
  const latestPlan = verifiedPlan ?? plan
  const shows = status === 'succeeded' && kind !== 'delete' && !laterDeploymentId
  return (
    <>
      <Section title="What was asked">
        <Panel>
          <DescriptionList facts={factsOf(deployment)} />
        </Panel>
      </Section>
      {shows && (
        <Section title="Outputs">
          <Panel>
            <OutputsList outputs={target.outputs} />
          </Panel>
        </Section>
      )}
      {latestPlan && (
        <Section
          title="Plan"
          action={<TextLink href={paths.deployment(deployment.id, 'plan')}>See every resource</TextLink>}
        >
          <Panel>
            <PlanHeadline plan={latestPlan} />
          </Panel>
        </Section>
      )}
    </>
  )
}

function factsOf(deployment: Deployment): Fact[] {
  const { target, template, version, fromVersion, requestedBy, reason, createdAt, startedAt, finishedAt } = deployment
  const versions = fromVersion && fromVersion !== version ? `${fromVersion} → ${version}` : version
  const facts: Fact[] = [
    { label: 'Target', value: <TextLink href={targetHref(targetRefOf(target))}>{target.name}</TextLink> },
    {
      label: 'Template',
      value: (
        <>
          <TextLink href={paths.catalogueTemplate(template)}>{template}</TextLink> <Mono>{versions}</Mono>
        </>
      ),
    },
    { label: 'Requested by', value: <ActorName name={requestedBy} /> },
    { label: 'Why', value: reason || <Muted>no reason given</Muted> },
    { label: 'Requested', value: <Time value={createdAt} /> },
    { label: finishedAt ? 'Took' : 'Running for', value: <Duration from={startedAt} to={finishedAt} /> },
    { label: 'Stack', value: <CopyId id={deployment.stackArn ?? deployment.stackName} label="Copy stack ARN" /> },
    { label: 'Stack status', value: deployment.stackStatus ? <Mono>{deployment.stackStatus}</Mono> : <Muted>–</Muted> },
  ]
  if (!deployment.rolloutId) return facts
  return [
    ...facts,
    { label: 'Rollout', value: <TextLink href={paths.rollout(deployment.rolloutId)}>{deployment.rolloutId}</TextLink> },
  ]
}
