'use client'

import type { ReactNode } from 'react'
import { ActionButton } from '../../_ui/button/action-button.tsx'
import { Button } from '../../_ui/button/button.tsx'
import { Split, Stack } from '../../_ui/page/layouts.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { Panel } from '../../_ui/page/panel.tsx'
import { Steps } from '../../_ui/page/steps.tsx'
import { CopyAsCli } from './copy-as-cli.tsx'
import { DraftState } from './draft-state.tsx'
import type { useDraft } from './use-draft.ts'
import { type WizardStep, wizardSteps } from './use-step.ts'

interface Props {
  title: string
  /** The verb and the noun of the last button: "Create service". */
  action: string
  step: WizardStep
  go: (step: WizardStep) => void
  /** Whether a step may be left forwards; when not, its fields say why. */
  isDone: (step: WizardStep) => boolean
  draft: Pick<ReturnType<typeof useDraft>, 'savedAt' | 'restored' | 'discard'>
  /** The command that the last button sends, for a terminal. */
  call: { path: string; input: unknown }
  create: { disabledReason: string | undefined; pending: boolean; error: string | undefined; run: () => void }
  /** The plan beside every step. */
  aside: ReactNode
  children: ReactNode
}

const labels: Record<WizardStep, string> = { place: 'Name and place', spec: 'Spec', review: 'Review' }

/** The frame of every create wizard: steps, the step's content, its consequences beside it, and the way on. */
export function Wizard({ title, action, step, go, isDone, draft, call, create, aside, children }: Props) {
  const at = wizardSteps.indexOf(step)
  const previous = wizardSteps[at - 1]
  const next = wizardSteps[at + 1]
  return (
    <Page
      title={title}
      action={<DraftState {...draft} />}
      tabs={
        <Steps
          steps={wizardSteps.map((id) => ({ id, label: labels[id] }))}
          current={step}
          onBack={(id) => go(id as WizardStep)}
        />
      }
    >
      <Split aside={aside}>
        <Stack>
          <Panel>{children}</Panel>
          <div className="flex flex-wrap items-start justify-end gap-2">
            {previous && <Button onClick={() => go(previous)}>Back</Button>}
            <CopyAsCli {...call} />
            {next ? (
              <Button variant="primary" onClick={() => isDone(step) && go(next)}>
                Next: {labels[next].toLowerCase()}
              </Button>
            ) : (
              <ActionButton
                variant="primary"
                disabledReason={create.disabledReason}
                pending={create.pending}
                error={create.error}
                onClick={create.run}
              >
                {action}
              </ActionButton>
            )}
          </div>
        </Stack>
      </Split>
    </Page>
  )
}
