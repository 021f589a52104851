'use client'

import { useSearchParams } from 'next/navigation'

export type WizardStep = 'place' | 'spec' | 'pipeline' | 'review'

export const wizardSteps = ['place', 'spec', 'review'] as const satisfies readonly WizardStep[]
/** Of what may come with a pipeline. */
export const stepsWithPipeline = ['place', 'spec', 'pipeline', 'review'] as const satisfies readonly WizardStep[]

/** Which step is on screen; part of the address, so that the browser's Back goes one step back. */
export function useStep(steps: readonly WizardStep[]) {
  const params = useSearchParams()
  const step = steps.find((each) => each === params.get('step')) ?? 'place'
  const go = (to: WizardStep) => {
    const next = new URLSearchParams(params)
    next.set('step', to)
    window.history.pushState(null, '', `?${next}`)
    window.scrollTo({ top: 0 })
  }
  return { step, go }
}
