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
import { placeFacts, placeProblems } from './place.ts'
import { PlaceStep } from './place-step.tsx'
import type { ServiceChoices, ServiceDraft } from './service-draft.ts'
import { useCreateService, usePlannedService } from './use-create-service.ts'

/** Asks for a service in three steps, with what it would create beside them. */
export function CreateService({ initial, ...choices }: ServiceChoices & { initial: ServiceDraft }) {
  const { template } = choices
  const { value: draft, change, ...draftState } = useDraft(`service:${template.name}`, initial)
  const { step, go } = useStep()
  const version = template.versions.find(({ number }) => number === draft.version) ?? template.versions[0]
  const schema = version?.schema.instance ?? { type: 'object' }
  const nameProblem = useNameProblem('service', draft.name)
  const planned = usePlannedService(template.name, nameProblem ? undefined : draft)
  const creation = useCreateService(template.name, draft, planned, draftState.forget)
  const place = useFieldErrors(placeProblems(draft, nameProblem), creation.refused.place)
  const spec = useSpecErrors(schema, draft.spec, creation.refused.spec)
  const isDone = (left: WizardStep) => (left === 'place' ? place.check() : left === 'spec' ? spec.check() : true)
  return (
    <Wizard
      title={`Create service from ${template.title} ${draft.version}`}
      action="Create service"
      step={step}
      go={go}
      isDone={isDone}
      draft={draftState}
      call={{ path: 'services.create', input: creation.input }}
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
          missing={
            draft.environment && !nameProblem ? undefined : 'Give it a name and an environment, and it stands here.'
          }
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
