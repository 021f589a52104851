'use client'

import { stages } from '../../../../../server/deployments/target.ts'
import { NameField } from '../../../../_components/create/fields/name-field.tsx'
import { VersionField } from '../../../../_components/create/fields/version-field.tsx'
import type { useFieldErrors } from '../../../../_components/create/use-field-errors.ts'
import { formatWord } from '../../../../_lib/format.ts'
import { Field } from '../../../../_ui/form/field.tsx'
import { RadioGroup } from '../../../../_ui/form/radio-group.tsx'
import { Select } from '../../../../_ui/form/select.tsx'
import { TextInput } from '../../../../_ui/form/text-input.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import type { EnvironmentChoices, EnvironmentDraft } from './environment-draft.ts'
import type { PlaceField } from './place.ts'

interface Props {
  draft: EnvironmentDraft
  change: (patch: Partial<EnvironmentDraft>) => void
  choices: EnvironmentChoices
  fields: ReturnType<typeof useFieldErrors<PlaceField>>
}

export function PlaceStep({
  draft,
  change,
  choices: { template, accounts, teams },
  fields: { errorOf, leave },
}: Props) {
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
      <Field label="Account and region" required help="Where its stack is made." error={errorOf('accountId')}>
        <Select
          value={draft.accountId}
          onChange={(accountId) => change({ accountId })}
          onBlur={() => leave('accountId')}
          placeholder="Choose an account"
          options={accounts.map(({ id, name, region, awsAccountId }) => ({
            value: id,
            label: `${name}, ${region} (${awsAccountId})`,
          }))}
        />
      </Field>
      <Field label="Stage" kind="group" help="A rollout upgrades development first and production last.">
        <RadioGroup
          value={draft.stage}
          onChange={(stage) => change({ stage: stages.find((each) => each === stage) ?? draft.stage })}
          options={stages.map((value) => ({ value, label: formatWord(value) }))}
        />
      </Field>
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
