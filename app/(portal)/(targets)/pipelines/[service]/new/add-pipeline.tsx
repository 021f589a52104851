'use client'

import { VersionField } from '../../../../../_components/create/fields/version-field.tsx'
import { useDraft } from '../../../../../_components/create/use-draft.ts'
import { useFieldErrors } from '../../../../../_components/create/use-field-errors.ts'
import { Wizard } from '../../../../../_components/create/wizard/wizard.tsx'
import {
  type Account,
  pipelineFacts,
  pipelineProblems,
  type Version,
} from '../../../../../_components/pipeline/pipeline-draft.ts'
import { PipelinePlaceFields } from '../../../../../_components/pipeline/pipeline-place.tsx'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { Stack } from '../../../../../_ui/page/layouts.tsx'
import { type PipelineDraft, useAddPipeline, usePlannedPipeline } from './use-add-pipeline.ts'

interface Props {
  service: Answers['services']['get']
  /** Its title. */
  template: string
  /** Those that have a pipeline. */
  versions: readonly Version[]
  accounts: readonly Account[]
  initial: PipelineDraft
}

/** Asks for the pipeline of a service that has none, with what it would create beside the form. */
export function AddPipeline({ service, template, versions, accounts, initial }: Props) {
  const draft = useDraft(`pipeline:${service.name}`, initial)
  const { value, change } = draft
  const version = versions.find(({ number }) => number === value.version) ?? versions[0]
  const problems = pipelineProblems(value, version)
  const incomplete = Object.values(problems).some(Boolean)
  const planned = usePlannedPipeline(service.name, incomplete ? undefined : value, version)
  const creation = useAddPipeline({ service: service.name, draft: value, version, planned, forgetDraft: draft.forget })
  const fields = useFieldErrors(problems, creation.refused.place)
  const step = (
    <Stack gap="wide">
      <VersionField versions={versions} value={value.version} onChange={(number) => change({ version: number })} />
      <PipelinePlaceFields version={version} accounts={accounts} value={value} onChange={change} fields={fields} />
    </Stack>
  )
  const facts = [
    { label: 'Service', value: service.name },
    { label: 'Template', value: `${template} ${value.version}` },
    ...pipelineFacts(value, version, accounts),
  ]
  return (
    <Wizard
      title={`Add pipeline to ${service.name}`}
      action="Add pipeline"
      draft={draft}
      schema={version?.schema.pipeline ?? { type: 'object' }}
      place={{ label: 'Place', step, facts, check: fields.check }}
      creation={creation}
      planned={withPlan(planned)}
      missing={incomplete ? 'Fill in the place, and it stands here.' : waiting(planned.data, service.name)}
      docs={version?.readme || undefined}
      blocked={service.blocked.addPipeline}
    />
  )
}

type Planned = ReturnType<typeof usePlannedPipeline>

/** While no instance runs there is nothing to plan; the spec has been checked all the same. */
const waiting = (data: Planned['data'], service: string) =>
  data?.plan === null
    ? `No instance of ${service} runs. The pipeline is kept, and deployed when the first one does.`
    : undefined

const withPlan = ({ data, error, isFetching }: Planned) => ({
  data: data?.plan ? { ...data, plan: data.plan } : undefined,
  error,
  isFetching,
})
