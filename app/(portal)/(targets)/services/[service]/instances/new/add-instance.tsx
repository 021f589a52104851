'use client'

import { VersionField } from '../../../../../../_components/create/fields/version-field.tsx'
import { useDraft } from '../../../../../../_components/create/use-draft.ts'
import { useFieldErrors } from '../../../../../../_components/create/use-field-errors.ts'
import { Wizard } from '../../../../../../_components/create/wizard/wizard.tsx'
import type { Answers } from '../../../../../../_trpc/answers.ts'
import { Stack } from '../../../../../../_ui/page/layouts.tsx'
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
  const draft = useDraft(`instance:${service.name}`, initial)
  const { value, change } = draft
  const version = template.versions.find(({ number }) => number === value.version) ?? template.versions[0]
  const planned = usePlannedInstance(service.name, value)
  const creation = useAddInstance(service.name, value, planned, draft.forget)
  const problems = { environment: value.environment ? undefined : 'Choose an environment.' }
  const fields = useFieldErrors(problems, creation.refused.place)
  const step = (
    <Stack gap="wide">
      <VersionField
        versions={template.versions}
        value={value.version}
        onChange={(number) => change({ version: number })}
      />
      <EnvironmentField
        environments={environments}
        version={version}
        taken={service.instances.flatMap(({ environment }) => environment ?? [])}
        value={value.environment}
        onChange={(environment) => change({ environment })}
        onBlur={() => fields.leave('environment')}
        error={fields.errorOf('environment')}
      />
    </Stack>
  )
  return (
    <Wizard
      title={`Add instance of ${service.name}`}
      action="Add instance"
      draft={draft}
      schema={version?.schema.instance ?? { type: 'object' }}
      place={{ label: 'Place', step, facts: factsOf(service.name, template.title, value), check: fields.check }}
      creation={creation}
      planned={planned}
      missing={value.environment ? undefined : 'Choose an environment, and it stands here.'}
      docs={version?.readme}
      blocked={service.blocked.addInstance}
    />
  )
}

const factsOf = (service: string, template: string, { environment, version }: InstanceDraft) => [
  { label: 'Service', value: service },
  { label: 'Environment', value: environment },
  { label: 'Template', value: `${template} ${version}` },
]
