'use client'

import type { useFieldErrors } from '../../../../_components/create/use-field-errors.ts'
import type { PipelineField, Version } from '../../../../_components/pipeline/pipeline-draft.ts'
import { PipelinePlaceFields } from '../../../../_components/pipeline/pipeline-place.tsx'
import { SpecForm } from '../../../../_components/spec/spec-form.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { RadioGroup } from '../../../../_ui/form/radio-group.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import type { ServiceChoices, ServiceDraft } from './service-draft.ts'

type Pipeline = ServiceDraft['pipeline']

interface Props {
  value: Pipeline
  onChange: (pipeline: Pipeline) => void
  version: Version | undefined
  accounts: ServiceChoices['accounts']
  fields: ReturnType<typeof useFieldErrors<PipelineField>>
  specErrors: Record<string, string>
}

const options = [
  { value: 'later', label: 'No pipeline', help: 'One can be added to the service at any time.' },
  { value: 'now', label: 'With a pipeline', help: 'It is deployed as soon as the first instance runs.' },
]

/** Whether the service begins with the pipeline its template offers, and what that needs. */
export function PipelineStep({ value, onChange, version, accounts, fields, specErrors }: Props) {
  return (
    <Stack gap="wide">
      <Field label="Pipeline" kind="group" help="It builds the service and delivers it to its instances.">
        <RadioGroup
          value={value.wanted ? 'now' : 'later'}
          onChange={(chosen) => onChange({ ...value, wanted: chosen === 'now' })}
          options={options}
        />
      </Field>
      {value.wanted && (
        <>
          <PipelinePlaceFields
            version={version}
            accounts={accounts}
            value={value}
            onChange={(patch) => onChange({ ...value, ...patch })}
            fields={fields}
          />
          <SpecForm
            schema={version?.schema.pipeline ?? { type: 'object' }}
            value={value.spec}
            onChange={(spec) => onChange({ ...value, spec })}
            errors={specErrors}
            purpose="create"
          />
        </>
      )}
    </Stack>
  )
}
