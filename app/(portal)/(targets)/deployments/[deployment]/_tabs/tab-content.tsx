'use client'

import { Timeline } from '../../../../../_components/deployment/timeline.tsx'
import type { DeploymentTab } from '../../../../../_lib/paths.ts'
import type { Deployment } from '../use-deployment.ts'
import { ParametersTab } from './parameters-tab.tsx'
import { PlanTab } from './plan-tab.tsx'
import { RawEvents } from './raw-events.tsx'
import { RenderedTemplate } from './rendered-template.tsx'

export function DeploymentTabContent({ tab, deployment }: { tab: DeploymentTab; deployment: Deployment }) {
  switch (tab) {
    case 'timeline':
      return <Timeline events={deployment.events} />
    case 'plan':
      return <PlanTab deployment={deployment} />
    case 'template':
      return <RenderedTemplate id={deployment.id} status={deployment.status} />
    case 'parameters':
      return <ParametersTab deployment={deployment} />
    case 'events':
      return <RawEvents events={deployment.events} />
  }
}
