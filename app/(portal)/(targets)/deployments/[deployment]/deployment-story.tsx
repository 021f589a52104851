'use client'

import { isFinished } from '../../../../../server/deployments/deployment.ts'
import { RecordTabs } from '../../../../_components/record/record-tabs.tsx'
import { type DeploymentTab, deploymentTabs, paths } from '../../../../_lib/paths.ts'
import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { Split } from '../../../../_ui/page/layouts.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { DeploymentTabContent } from './_tabs/tab-content.tsx'
import { CancelDeployment } from './cancel-deployment.tsx'
import { DeploymentFacts } from './deployment-facts.tsx'
import { FailureFirst } from './failure-first.tsx'
import { titleOf } from './state.ts'
import { StateLine } from './state-line.tsx'
import { type Deployment, useDeployment } from './use-deployment.ts'

/** The story of one attempt, told while it happens. */
export function DeploymentStory({ first, tab }: { first: Deployment; tab: DeploymentTab }) {
  const deployment = useDeployment(first)
  const { id, status, blocked, events, laterDeploymentId } = deployment
  return (
    <Page
      title={titleOf(deployment)}
      facts={<StateLine deployment={deployment} />}
      action={!isFinished(status) && <CancelDeployment id={id} blocked={blocked.cancel} />}
      tabs={
        <RecordTabs
          tabs={deploymentTabs}
          current={tab}
          href={(each) => paths.deployment(id, each)}
          words={{ template: 'Rendered template', events: 'Raw events' }}
          counts={{ events: events.length }}
        />
      }
    >
      {laterDeploymentId && (
        <Banner tone="info" title="This is history: another deployment of the same target came after it.">
          <TextLink href={paths.deployment(laterDeploymentId)}>Go to the latest deployment</TextLink>
        </Banner>
      )}
      <FailureFirst deployment={deployment} />
      {tab === 'timeline' ? (
        <Split aside={<DeploymentFacts deployment={deployment} />}>
          <DeploymentTabContent tab={tab} deployment={deployment} />
        </Split>
      ) : (
        <DeploymentTabContent tab={tab} deployment={deployment} />
      )}
    </Page>
  )
}
