'use client'

import type { VersionStatus } from '../../../../server/templates/versions/version.ts'
import { Field } from '../../../_ui/form/field.tsx'
import { Select } from '../../../_ui/form/select.tsx'

interface Props {
  versions: readonly { number: string; status: VersionStatus }[]
  value: string
  onChange: (number: string) => void
  /** Why a version cannot be chosen here. */
  disabledReason?: (number: string) => string | undefined
}

/** Which version of the template it is made from. */
export function VersionField({ versions, value, onChange, disabledReason }: Props) {
  const latest = versions.find(({ status }) => status === 'published')?.number
  const word = (number: string, status: VersionStatus) =>
    [number, number === latest && 'latest', status === 'deprecated' && 'deprecated'].filter(Boolean).join(', ')
  return (
    <Field label="Version">
      <Select
        value={value}
        onChange={onChange}
        options={versions.map(({ number, status }) => ({
          value: number,
          label: word(number, status),
          disabledReason: disabledReason?.(number),
        }))}
      />
    </Field>
  )
}
