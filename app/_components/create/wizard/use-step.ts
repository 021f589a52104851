'use client'

import { useSearchParams } from 'next/navigation'

export const wizardSteps = ['place', 'spec', 'review'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** Which step is on screen; part of the address, so that the browser's Back goes one step back. */
export function useStep() {
  const params = useSearchParams()
  const step = wizardSteps.find((each) => each === params.get('step')) ?? 'place'
  const go = (to: WizardStep) => {
    const next = new URLSearchParams(params)
    next.set('step', to)
    window.history.pushState(null, '', `?${next}`)
    window.scrollTo({ top: 0 })
  }
  return { step, go }
}
