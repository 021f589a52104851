'use client'

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { Select } from '../../../../_ui/form/select.tsx'

interface Props {
  /** `template:<name>` or `target:<id>`. */
  value: string
  templates: readonly string[]
  onChange: (value: string) => void
}

/** A template with all its targets, or one environment or instance. The newest 200 of each are offered. */
export function WhomField({ value, templates, onChange }: Props) {
  const trpc = useTRPC()
  const environments = useQuery(trpc.environments.list.queryOptions({ pageSize: 200 }))
  const instances = useQuery(trpc.services.list.queryOptions({ pageSize: 200 }))
  const targets = [...(environments.data?.rows ?? []), ...(instances.data?.rows ?? [])]
  const options = [
    ...templates.map((name) => ({ value: `template:${name}`, label: `Every target of ${name}` })),
    ...targets.map(({ id, name }) => ({ value: `target:${id}`, label: name })),
  ]
  return (
    <Field label="Who" required>
      <Select value={value} onChange={onChange} options={options} placeholder="Choose a template or a target" />
    </Field>
  )
}
