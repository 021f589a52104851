'use client'

import { useState } from 'react'
import type { Part } from '../../../../../../../server/templates/bundle/part.ts'
import { PlanView } from '../../../../../../_components/plan/plan-view.tsx'
import { FleetImpact } from '../../../../_impact/fleet-impact.tsx'
import { FormPreview } from '../../form-preview.tsx'
import { FindingsPane } from './findings-pane.tsx'
import { PaneTabs } from './pane-tabs.tsx'
import { Rendered } from './rendered.tsx'
import type { ResultProps, ResultTab } from './result.ts'
import type { ChosenTarget } from './target/chosen-target.ts'
import { TriedPane } from './tried-pane.tsx'

interface Props extends ResultProps {
  /** The part that the open file belongs to. */
  partOfFile: Part | undefined
}

/** What the text makes, while it is written: the form, the rendered template, what is wrong, what would happen. */
export function ResultPane({ partOfFile, ...props }: Props) {
  const { typed, inspected, isFetching, findings, fixes, onOpen } = props
  const [tab, setTab] = useState<ResultTab>('rendered')
  const [target, setTarget] = useState<ChosenTarget>()
  const [part, setPart] = usePart(partOfFile)
  const trying = { ...props, target, setTarget, part, setPart }
  return (
    <section aria-label="Result" className="flex min-h-0 min-w-0 flex-col border-line border-l bg-raised">
      <PaneTabs tab={tab} onTab={setTab} findings={findings} />
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
        {tab === 'findings' && <FindingsPane {...{ findings, fixes, isFetching, onOpen }} />}
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

/** The part of the file that is written, until another one is chosen; then that one, until another file is opened. */
function usePart(ofFile: Part | undefined): [Part | undefined, (part: Part) => void] {
  const [chosen, setChosen] = useState<{ beside: Part | undefined; part: Part }>()
  // A file of no part, such as the schema, leaves what is shown.
  const [last, setLast] = useState(ofFile)
  if (ofFile && ofFile !== last) setLast(ofFile)
  const beside = ofFile ?? last
  const shown = chosen && chosen.beside === beside ? chosen.part : beside
  return [shown, (part) => setChosen({ beside, part })]
}
