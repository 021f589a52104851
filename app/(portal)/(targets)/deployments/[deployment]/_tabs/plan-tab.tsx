import { PlanView } from '../../../../../_components/plan/plan-view.tsx'
import { EmptyBox, EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import { Panel } from '../../../../../_ui/page/panel.tsx'
import { Section } from '../../../../../_ui/page/section.tsx'
import type { Deployment } from '../use-deployment.ts'

/** What we said it would do, and what CloudFormation said; one beside the other when both are known. */
export function PlanTab({ deployment: { plan, verifiedPlan, kind } }: { deployment: Deployment }) {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Section title="Instant plan" description="What was shown and agreed to when it was requested.">
        {plan ? (
          <Panel>
            <PlanView plan={plan} />
          </Panel>
        ) : (
          <NoPlan>None was stored.</NoPlan>
        )}
      </Section>
      <Section title="Change set" description="What CloudFormation itself said before it was carried out.">
        {verifiedPlan ? (
          <Panel>
            <PlanView plan={verifiedPlan} />
          </Panel>
        ) : (
          <NoPlan>
            {kind === 'delete'
              ? 'CloudFormation makes no change set for a deletion.'
              : 'CloudFormation has not been asked yet, or it found nothing to change.'}
          </NoPlan>
        )}
      </Section>
    </div>
  )
}

function NoPlan({ children }: { children: string }) {
  return (
    <EmptyBox>
      <EmptyState title="No plan">{children}</EmptyState>
    </EmptyBox>
  )
}
