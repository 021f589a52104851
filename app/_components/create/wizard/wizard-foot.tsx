'use client'

import { ActionButton } from '../../../_ui/button/action-button.tsx'
import { Button } from '../../../_ui/button/button.tsx'
import type { Creation } from '../use-creation.ts'
import { CopyAsCli } from './copy-as-cli.tsx'
import type { WizardStep } from './use-step.ts'

interface Props {
  steps: readonly WizardStep[]
  step: WizardStep
  labels: Record<WizardStep, string>
  go: (step: WizardStep) => void
  /** Whether a step may be left forwards; when not, its fields say why. */
  check: Record<WizardStep, () => boolean>
  action: string
  creation: Creation
  blocked: string | undefined
}

/** The way on and the way back. The last step's button sends the whole; it leads to the step that is not right yet. */
export function WizardFoot({ steps, step, labels, go, check, action, creation, blocked }: Props) {
  const at = steps.indexOf(step)
  const [previous, next] = [steps[at - 1], steps[at + 1]]
  const send = () => {
    const wrong = steps.find((each) => !check[each]())
    if (wrong) go(wrong)
    else creation.run()
  }
  return (
    <div className="flex flex-wrap items-start justify-end gap-2">
      {previous && <Button onClick={() => go(previous)}>Back</Button>}
      <CopyAsCli path={creation.path} input={creation.input} />
      {next ? (
        <Button variant="primary" onClick={() => check[step]() && go(next)}>
          Next: {labels[next].toLowerCase()}
        </Button>
      ) : (
        <ActionButton
          variant="primary"
          disabledReason={blocked ?? creation.waiting}
          pending={creation.pending}
          error={creation.refused.rest}
          onClick={send}
        >
          {action}
        </ActionButton>
      )}
    </div>
  )
}
