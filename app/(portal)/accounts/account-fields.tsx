'use client'

import { Field } from '../../_ui/form/field.tsx'
import { TextInput } from '../../_ui/form/text-input.tsx'

export interface AccountForm {
  name: string
  awsAccountId: string
  region: string
  roleArn: string
}

interface Props {
  form: AccountForm
  onChange: (form: AccountForm) => void
  /** What the server said, by place: `/region`. */
  issues: Record<string, string>
}

const fields = [
  { key: 'name', label: 'Name', help: 'How teams know it, for example shop-production.', required: true },
  { key: 'awsAccountId', label: 'AWS account id', help: '12 digits.', required: true },
  { key: 'region', label: 'Region', help: 'As AWS writes it, for example eu-central-1.', required: true },
  {
    key: 'roleArn',
    label: 'Role to assume',
    help: 'Its ARN. Empty: the credentials of the worker itself. The external id for its trust policy comes next.',
    required: false,
  },
] as const

export function AccountFields({ form, onChange, issues }: Props) {
  return fields.map(({ key, label, help, required }) => (
    <Field key={key} label={label} help={help} required={required} error={issues[`/${key}`]}>
      <TextInput
        font={key === 'name' ? 'sans' : 'mono'}
        value={form[key]}
        onChange={(value) => onChange({ ...form, [key]: value })}
      />
    </Field>
  ))
}
