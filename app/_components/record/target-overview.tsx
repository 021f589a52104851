import type { ReactNode } from 'react'
import { formatWord } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { NoFacts } from '../../_ui/page/fact-list.tsx'
import { Split } from '../../_ui/page/layouts.tsx'
import { Panel } from '../../_ui/page/panel.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { CopyId } from '../../_ui/text/copy-id.tsx'
import { DescriptionList, type Fact } from '../../_ui/text/description-list.tsx'
import { TextLink } from '../../_ui/text/text-link.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Mono, Muted } from '../../_ui/text/words.tsx'
import { OutputsList } from '../deployment/outputs-list.tsx'
import { RecentDeployments } from './recent-deployments.tsx'
import type { TargetRecord } from './target-record.ts'

/** What a target gives, how it got here, and where it lives. `facts` come first among the facts at the right. */
export function TargetOverview({
  target,
  facts,
  children,
}: {
  target: TargetRecord
  facts: Fact[]
  children?: ReactNode
}) {
  return (
    <Split
      aside={
        <Panel>
          <DescriptionList facts={[...facts, ...placeFacts(target)]} />
        </Panel>
      }
    >
      <LastFailure target={target} />
      {children}
      <Section title="Outputs">
        {Object.keys(target.outputs).length > 0 ? (
          <Panel>
            <OutputsList outputs={target.outputs} />
          </Panel>
        ) : (
          <NoFacts>{target.deployed ? 'This version declares none.' : 'Nothing has been deployed yet.'}</NoFacts>
        )}
      </Section>
      <Section title="Recent deployments">
        <RecentDeployments rows={target.deployments.slice(0, 5)} />
      </Section>
    </Split>
  )
}

function LastFailure({ target: { lastDeployment } }: { target: TargetRecord }) {
  if (lastDeployment?.status !== 'failed' || !lastDeployment.failure) return null
  const { kind, message } = lastDeployment.failure
  return (
    <Banner
      tone={kind === 'stuck' ? 'danger' : 'warn'}
      title={message}
      action={<LinkButton href={paths.deployment(lastDeployment.id)}>See what happened</LinkButton>}
    />
  )
}

const placeFacts = (target: TargetRecord): Fact[] => [
  {
    label: 'Template',
    value: <TextLink href={paths.catalogueTemplate(target.template.name)}>{target.template.title}</TextLink>,
  },
  { label: 'Stage', value: formatWord(target.stage) },
  { label: 'Team', value: target.team.name },
  {
    label: 'Account',
    value: (
      <>
        {target.account.name} <Mono>{target.account.awsAccountId}</Mono>
      </>
    ),
  },
  { label: 'Region', value: <Mono>{target.account.region}</Mono> },
  { label: 'Stack', value: <CopyId id={target.stackArn ?? target.stackName} label="Copy stack ARN" /> },
  { label: 'Deployed', value: target.deployedAt ? <Time value={target.deployedAt} /> : <Muted>not yet</Muted> },
  { label: 'Created', value: <Time value={target.createdAt} /> },
]
