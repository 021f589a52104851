'use client'

import { Field } from '../../_ui/form/field.tsx'
import { Select } from '../../_ui/form/select.tsx'
import { TextInput } from '../../_ui/form/text-input.tsx'
import type { useFieldErrors } from '../create/use-field-errors.ts'
import type { Account, PipelineField, PipelinePlace, RepositoryDraft, Version } from './pipeline-draft.ts'

interface Props {
  version: Version | undefined
  accounts: readonly Account[]
  value: PipelinePlace
  onChange: (patch: Partial<PipelinePlace>) => void
  fields: Pick<ReturnType<typeof useFieldErrors<PipelineField>>, 'errorOf' | 'leave'>
}

/** Where a pipeline's stack is made and, for templates that ask, where the source is. */
export function PipelinePlaceFields({ version, accounts, value, onChange, fields: { errorOf, leave } }: Props) {
  const { accountId, repository } = value
  const change = (patch: Partial<RepositoryDraft>) => onChange({ repository: { ...repository, ...patch } })
  return (
    <>
      <Field
        label="Account and region"
        required
        help="Where the pipeline's own stack is made. It reaches the accounts of the instances from there."
        error={errorOf('accountId')}
      >
        <Select
          value={accountId}
          onChange={(id) => onChange({ accountId: id })}
          onBlur={() => leave('accountId')}
          placeholder="Choose an account"
          options={accounts.map(({ id, name, region, awsAccountId }) => ({
            value: id,
            label: `${name}, ${region} (${awsAccountId})`,
          }))}
        />
      </Field>
      {version?.pipeline?.usesRepository && (
        <>
          <Field label="Repository" required help="As owner/name. It cannot be changed later." error={errorOf('id')}>
            <TextInput value={repository.id} onChange={(id) => change({ id })} onBlur={() => leave('id')} />
          </Field>
          <Field label="Branch" required help="What is pushed there is delivered." error={errorOf('branch')}>
            <TextInput
              value={repository.branch}
              onChange={(branch) => change({ branch })}
              onBlur={() => leave('branch')}
            />
          </Field>
          <Field
            label="Connection"
            required
            help="The ARN of the CodeConnections connection to where the repository is."
            error={errorOf('connectionArn')}
          >
            <TextInput
              value={repository.connectionArn}
              onChange={(connectionArn) => change({ connectionArn })}
              onBlur={() => leave('connectionArn')}
            />
          </Field>
        </>
      )}
    </>
  )
}
