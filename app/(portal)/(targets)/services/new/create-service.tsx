'use client'

import { useNameProblem } from '../../../../_components/create/fields/name-field.tsx'
import { useDraft } from '../../../../_components/create/use-draft.ts'
import { useFieldErrors } from '../../../../_components/create/use-field-errors.ts'
import { Wizard } from '../../../../_components/create/wizard/wizard.tsx'
import { placeFacts, placeProblems } from './place.ts'
import { PlaceStep } from './place-step.tsx'
import type { ServiceChoices, ServiceDraft } from './service-draft.ts'
import { useCreateService, usePlannedService } from './use-create-service.ts'
import { usePipelineStep } from './use-pipeline-step.tsx'

/** Asks for a service, and for the pipeline its template may offer, with what it would create beside them. */
export function CreateService({ initial, ...choices }: ServiceChoices & { initial: ServiceDraft }) {
  const { template } = choices
  const draft = useDraft(`service:${template.name}`, initial)
  const { value, change } = draft
  const version = template.versions.find(({ number }) => number === value.version) ?? template.versions[0]
  const nameProblem = useNameProblem('service', value.name)
  const planned = usePlannedService(template.name, nameProblem ? undefined : value)
  const creation = useCreateService(template.name, { draft: value, version }, planned, draft.forget)
  const pipeline = usePipelineStep({
    value: value.pipeline,
    onChange: (next) => change({ pipeline: next }),
    version,
    accounts: choices.accounts,
  })
  const fields = useFieldErrors(placeProblems(value, nameProblem), creation.refused.place)
  return (
    <Wizard
      title={`Create service from ${template.title} ${value.version}`}
      action="Create service"
      draft={draft}
      schema={version?.schema.instance ?? { type: 'object' }}
      place={{
        label: 'Name and place',
        step: <PlaceStep draft={value} change={change} choices={choices} fields={fields} />,
        facts: placeFacts(value, choices),
        check: fields.check,
      }}
      pipeline={pipeline}
      creation={creation}
      planned={planned}
      missing={value.environment && !nameProblem ? undefined : 'Give it a name and an environment, and it stands here.'}
      docs={version?.readme}
      blocked={template.blocked.create}
    />
  )
}
