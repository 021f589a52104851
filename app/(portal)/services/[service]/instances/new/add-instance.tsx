'use client'

import { Review } from '../../../../../_components/create/review.tsx'
import { useDraft } from '../../../../../_components/create/use-draft.ts'
import { useFieldErrors } from '../../../../../_components/create/use-field-errors.ts'
import { useSpecErrors } from '../../../../../_components/create/use-spec-errors.ts'
import { useStep, type WizardStep } from '../../../../../_components/create/use-step.ts'
import { VersionField } from '../../../../../_components/create/version-field.tsx'
import { Wizard } from '../../../../../_components/create/wizard.tsx'
import { PlanPanel } from '../../../../../_components/plan/plan-panel.tsx'
import { SpecForm } from '../../../../../_components/spec/spec-form.tsx'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { Stack } from '../../../../../_ui/page/layouts.tsx'
import { EnvironmentField } from '../../../environment-field.tsx'
import { type InstanceDraft, useAddInstance, usePlannedInstance } from './use-add-instance.ts'

interface Props {
  service: Answers['services']['get']
  template: Answers['templates']['choices']
  environments: Answers['environments']['choices']
  initial: InstanceDraft
}

/** Asks for another instance of a service, with what it would create beside the form. */
export function AddInstance({ service, template, environments, initial }: Props) {
  const { value: draft, change, ...draftState } = useDraft(`instance:${service.name}`, initial)
  const { step, go } = useStep()
  const version = template.versions.find(({ number }) => number === draft.version) ?? template.versions[0]
  const schema = version?.schema.instance ?? { type: 'object' }
  const planned = usePlannedInstance(service.name, draft)
  const addition = useAddInstance(service.name, draft, planned, draftState.forget)
  const problems = { environment: draft.environment ? undefined : 'Choose an environment.' }
  const place = useFieldErrors(problems, addition.refused.place)
  const spec = useSpecErrors(schema, draft.spec, addition.refused.spec)
  const isDone = (left: WizardStep) => (left === 'place' ? place.check() : left === 'spec' ? spec.check() : true)
  const facts = [
    { label: 'Service', value: service.name },
    { label: 'Environment', value: draft.environment },
    { label: 'Template', value: `${template.title} ${draft.version}` },
  ]
  return (
    <Wizard
      title={`Add instance of ${service.name}`}
      action="Add instance"
      step={step}
      go={go}
      isDone={isDone}
      draft={draftState}
      call={{ path: 'instances.add', input: addition.input }}
      create={{
        disabledReason: service.blocked.addInstance ?? addition.missing,
        pending: addition.pending,
        error: addition.error,
        run: () => place.check() && spec.check() && addition.run(),
      }}
      aside={
        <PlanPanel
          title="What this creates"
          planned={planned}
          missing={draft.environment ? undefined : 'Choose an environment, and it stands here.'}
        />
      }
    >
      {step === 'place' && (
        <Stack gap="wide">
          <VersionField
            versions={template.versions}
            value={draft.version}
            onChange={(number) => change({ version: number })}
          />
          <EnvironmentField
            environments={environments}
            version={version}
            taken={service.instances.flatMap(({ environment }) => environment ?? [])}
            value={draft.environment}
            onChange={(environment) => change({ environment })}
            onBlur={() => place.leave('environment')}
            error={place.errorOf('environment')}
          />
        </Stack>
      )}
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
          place={facts}
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
