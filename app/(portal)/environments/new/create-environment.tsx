'use client'

import { useNameProblem } from '../../../_components/create/name-field.tsx'
import { Review } from '../../../_components/create/review.tsx'
import { useDraft } from '../../../_components/create/use-draft.ts'
import { useFieldErrors } from '../../../_components/create/use-field-errors.ts'
import { useSpecErrors } from '../../../_components/create/use-spec-errors.ts'
import { useStep, type WizardStep } from '../../../_components/create/use-step.ts'
import { Wizard } from '../../../_components/create/wizard.tsx'
import { PlanPanel } from '../../../_components/plan/plan-panel.tsx'
import { SpecForm } from '../../../_components/spec/spec-form.tsx'
import type { EnvironmentChoices, EnvironmentDraft } from './environment-draft.ts'
import { placeFacts, placeProblems } from './place.ts'
import { PlaceStep } from './place-step.tsx'
import { useCreateEnvironment, usePlannedEnvironment } from './use-create-environment.ts'

/** Asks for an environment in three steps, with what it would create beside them. */
export function CreateEnvironment({ initial, ...choices }: EnvironmentChoices & { initial: EnvironmentDraft }) {
  const { template } = choices
  const { value: draft, change, ...draftState } = useDraft(`environment:${template.name}`, initial)
  const { step, go } = useStep()
  const version = template.versions.find(({ number }) => number === draft.version) ?? template.versions[0]
  const schema = version?.schema.infrastructure ?? { type: 'object' }
  const nameProblem = useNameProblem('environment', draft.name)
  const planned = usePlannedEnvironment(template.name, nameProblem ? undefined : draft)
  const creation = useCreateEnvironment(template.name, draft, planned, draftState.forget)
  const place = useFieldErrors(placeProblems(draft, nameProblem), creation.refused.place)
  const spec = useSpecErrors(schema, draft.spec, creation.refused.spec)
  const isDone = (left: WizardStep) => (left === 'place' ? place.check() : left === 'spec' ? spec.check() : true)
  return (
    <Wizard
      title={`Create environment from ${template.title} ${draft.version}`}
      action="Create environment"
      step={step}
      go={go}
      isDone={isDone}
      draft={draftState}
      call={{ path: 'environments.create', input: creation.input }}
      create={{
        disabledReason: template.blocked.create ?? creation.missing,
        pending: creation.pending,
        error: creation.error,
        run: () => place.check() && spec.check() && creation.run(),
      }}
      aside={
        <PlanPanel
          title="What this creates"
          planned={planned}
          missing={draft.accountId && !nameProblem ? undefined : 'Give it a name and a place, and it stands here.'}
        />
      }
    >
      {step === 'place' && <PlaceStep draft={draft} change={change} choices={choices} fields={place} />}
      {step === 'spec' && (
        <SpecForm
          schema={schema}
          value={draft.spec}
          onChange={(next) => change({ spec: next })}
          errors={spec.errors}
          purpose="create"
        />
      )}
      {step === 'review' && (
        <Review
          place={placeFacts(draft, choices)}
          schema={schema}
          spec={draft.spec}
          reason={draft.reason}
          onReason={(reason) => change({ reason })}
          go={go}
        />
      )}
    </Wizard>
  )
}
