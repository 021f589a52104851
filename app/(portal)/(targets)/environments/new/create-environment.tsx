'use client'

import { useNameProblem } from '../../../../_components/create/fields/name-field.tsx'
import { useDraft } from '../../../../_components/create/use-draft.ts'
import { useFieldErrors } from '../../../../_components/create/use-field-errors.ts'
import { Wizard } from '../../../../_components/create/wizard/wizard.tsx'
import type { EnvironmentChoices, EnvironmentDraft } from './environment-draft.ts'
import { placeFacts, placeProblems } from './place.ts'
import { PlaceStep } from './place-step.tsx'
import { useCreateEnvironment, usePlannedEnvironment } from './use-create-environment.ts'

/** Asks for an environment in three steps, with what it would create beside them. */
export function CreateEnvironment({ initial, ...choices }: EnvironmentChoices & { initial: EnvironmentDraft }) {
  const { template } = choices
  const draft = useDraft(`environment:${template.name}`, initial)
  const { value, change } = draft
  const version = template.versions.find(({ number }) => number === value.version) ?? template.versions[0]
  const nameProblem = useNameProblem('environment', value.name)
  const planned = usePlannedEnvironment(template.name, nameProblem ? undefined : value)
  const creation = useCreateEnvironment(template.name, value, planned, draft.forget)
  const fields = useFieldErrors(placeProblems(value, nameProblem), creation.refused.place)
  return (
    <Wizard
      title={`Create environment from ${template.title} ${value.version}`}
      action="Create environment"
      draft={draft}
      schema={version?.schema.infrastructure ?? { type: 'object' }}
      place={{
        label: 'Name and place',
        step: <PlaceStep draft={value} change={change} choices={choices} fields={fields} />,
        facts: placeFacts(value, choices),
        check: fields.check,
      }}
      creation={creation}
      planned={planned}
      missing={value.accountId && !nameProblem ? undefined : 'Give it a name and a place, and it stands here.'}
      docs={version?.readme}
      blocked={template.blocked.create}
    />
  )
}
