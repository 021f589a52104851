'use client'

import { useState } from 'react'
import { PlanView } from '../../../../../../_components/plan/plan-view.tsx'
import { FleetImpact } from '../../../../_impact/fleet-impact.tsx'
import { FormPreview } from '../../form-preview.tsx'
import type { ChosenTarget } from './chosen-target.ts'
import { FindingsPane } from './findings-pane.tsx'
import { PaneTabs } from './pane-tabs.tsx'
import { Rendered } from './rendered.tsx'
import type { ResultProps, ResultTab } from './result.ts'
import { TriedPane } from './tried-pane.tsx'

/** What the text makes, while it is written: the form, the rendered template, what is wrong, what would happen. */
export function ResultPane({ draft, typed, inspected, onOpen }: ResultProps) {
  const [tab, setTab] = useState<ResultTab>('rendered')
  const [target, setTarget] = useState<ChosenTarget>()
  const findings = inspected?.findings ?? draft.findings
  const trying = { typed, draft, target, setTarget, onOpen }
  return (
    <section aria-label="Result" className="flex min-h-0 min-w-0 flex-col border-line border-l bg-raised">
      <PaneTabs tab={tab} onTab={setTab} findings={findings.length} />
      <div role="tabpanel" id="result-panel" aria-labelledby={`result-${tab}`} className="min-h-0 grow overflow-y-auto">
        {tab === 'form' && inspected && (
          <div className="p-4">
            <FormPreview schema={inspected.schema} example={inspected.example} />
          </div>
        )}
        {tab === 'rendered' && (
          <TriedPane {...trying}>
            {(tried) => <Rendered tried={tried} onOpenSource={(file, line) => onOpen(file, line)} />}
          </TriedPane>
        )}
        {tab === 'findings' && <FindingsPane findings={findings} onOpen={onOpen} />}
        {tab === 'plan' && (
          <TriedPane {...trying}>
            {(tried) => (
              <div className="p-4">
                <PlanView plan={tried.plan} tookMs={tried.tookMs} />
              </div>
            )}
          </TriedPane>
        )}
        {tab === 'impact' && (
          <div className="flex flex-col gap-4 p-4">
            <FleetImpact key={typed.revision} template={typed.template} version={typed.version} />
          </div>
        )}
      </div>
    </section>
  )
}
