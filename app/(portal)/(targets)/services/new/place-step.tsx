'use client'

import { NameField } from '../../../../_components/create/fields/name-field.tsx'
import { VersionField } from '../../../../_components/create/fields/version-field.tsx'
import type { useFieldErrors } from '../../../../_components/create/use-field-errors.ts'
import { Field } from '../../../../_ui/form/field.tsx'
import { Select } from '../../../../_ui/form/select.tsx'
import { TextInput } from '../../../../_ui/form/text-input.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { EnvironmentField } from '../environment-field.tsx'
import type { PlaceField } from './place.ts'
import type { ServiceChoices, ServiceDraft } from './service-draft.ts'

interface Props {
  draft: ServiceDraft
  change: (patch: Partial<ServiceDraft>) => void
  choices: ServiceChoices
  fields: ReturnType<typeof useFieldErrors<PlaceField>>
}

export function PlaceStep({ draft, change, choices, fields: { errorOf, leave } }: Props) {
  const { template, environments, teams } = choices
  return (
    <Stack gap="wide">
      <NameField
        value={draft.name}
        onChange={(name) => change({ name })}
        onBlur={() => leave('name')}
        error={errorOf('name')}
      />
      <Field label="Description" help="What it is for, in a line.">
        <TextInput value={draft.description} onChange={(description) => change({ description })} maxLength={500} />
      </Field>
      <VersionField versions={template.versions} value={draft.version} onChange={(version) => change({ version })} />
      <EnvironmentField
        environments={environments}
        version={template.versions.find(({ number }) => number === draft.version)}
        value={draft.environment}
        onChange={(environment) => change({ environment })}
        onBlur={() => leave('environment')}
        error={errorOf('environment')}
      />
      <Field label="Team" required help="Its members may change and delete it." error={errorOf('teamId')}>
        <Select
          value={draft.teamId}
          onChange={(teamId) => change({ teamId })}
          onBlur={() => leave('teamId')}
          placeholder={teams.length === 0 ? 'You are in no team yet' : 'Choose a team'}
          options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
    </Stack>
  )
}
