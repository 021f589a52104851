'use client'

import { useFieldErrors } from '../../../../_components/create/use-field-errors.ts'
import { useSpecErrors } from '../../../../_components/create/wizard/use-spec-errors.ts'
import { pipelineFacts, pipelineProblems, type Version } from '../../../../_components/pipeline/pipeline-draft.ts'
import { SpecView } from '../../../../_components/spec/spec-view.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { DescriptionList } from '../../../../_ui/text/description-list.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'
import { PipelineStep } from './pipeline-step.tsx'
import type { ServiceChoices, ServiceDraft } from './service-draft.ts'

interface Given {
  value: ServiceDraft['pipeline']
  onChange: (pipeline: ServiceDraft['pipeline']) => void
  version: Version | undefined
  accounts: ServiceChoices['accounts']
}

/** The wizard's step for a pipeline; undefined when the version has none. */
export function usePipelineStep({ value, onChange, version, accounts }: Given) {
  const schema = version?.schema.pipeline ?? { type: 'object' }
  const fields = useFieldErrors(value.wanted ? pipelineProblems(value, version) : nothing)
  const spec = useSpecErrors(schema, value.spec, undefined)
  if (!version?.pipeline) return undefined
  return {
    step: (
      <PipelineStep
        value={value}
        onChange={onChange}
        version={version}
        accounts={accounts}
        fields={fields}
        specErrors={spec.errors}
      />
    ),
    review: value.wanted ? (
      <Stack>
        <DescriptionList facts={pipelineFacts(value, version, accounts)} />
        <SpecView schema={schema} value={value.spec} />
        <Muted>It is planned and deployed when the first instance runs, with what that gives out.</Muted>
      </Stack>
    ) : (
      <Muted>None. It can be added later.</Muted>
    ),
    check: () => {
      if (!value.wanted) return true
      const [placed, fits] = [fields.check(), spec.check()]
      return placed && fits
    },
  }
}

const nothing = { accountId: undefined, connectionArn: undefined, id: undefined, branch: undefined }
