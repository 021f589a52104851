'use client'

import { Field } from '../../_ui/form/field.tsx'
import { TextInput } from '../../_ui/form/text-input.tsx'

interface Props {
  value: string
  onChange: (approval: string) => void
}

/** An operator's answer to a guardrail that asks for one; shown only where `waitsForApproval`. */
export function ApprovalField({ value, onChange }: Props) {
  return (
    <Field
      label="Why it may be deployed all the same"
      help="A guardrail holds it back. An operator's answer lets it through and is kept in the audit log."
    >
      <TextInput value={value} onChange={onChange} maxLength={500} />
    </Field>
  )
}
