'use client'

import type { VersionStatus } from '../../../../server/templates/versions/version.ts'
import { Field } from '../../../_ui/form/field.tsx'
import { Select } from '../../../_ui/form/select.tsx'

interface Props {
  versions: readonly { number: string; status: VersionStatus; recommended: boolean }[]
  value: string
  onChange: (number: string) => void
  /** Why a version cannot be chosen here. */
  disabledReason?: (number: string) => string | undefined
}

/** Which version of the template it is made from. */
export function VersionField({ versions, value, onChange, disabledReason }: Props) {
  const word = ({ number, status, recommended }: Props['versions'][number]) =>
    [number, recommended && 'recommended', status === 'deprecated' && 'deprecated'].filter(Boolean).join(', ')
  return (
    <Field label="Version">
      <Select
        value={value}
        onChange={onChange}
        options={versions.map((version) => ({
          value: version.number,
          label: word(version),
          disabledReason: disabledReason?.(version.number),
        }))}
      />
    </Field>
  )
}
