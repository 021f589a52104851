'use client'

import { skipToken, useQuery } from '@tanstack/react-query'
import { namePattern, nameRule } from '../../../../server/names.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { Field } from '../../../_ui/form/field.tsx'
import { TextInput } from '../../../_ui/form/text-input.tsx'
import { useSettled } from '../../../_ui/use-settled.ts'

interface Props {
  value: string
  onChange: (name: string) => void
  onBlur: () => void
  error: string | undefined
}

export function NameField({ value, onChange, onBlur, error }: Props) {
  return (
    <Field label="Name" required help={nameRule} error={error}>
      <TextInput
        font="mono"
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        placeholder="orders-api"
        maxLength={40}
      />
    </Field>
  )
}

/** What is wrong with a name: its form, or that something has it already. */
export function useNameProblem(kind: 'environment' | 'service', name: string): string | undefined {
  const trpc = useTRPC()
  const asked = useSettled(name)
  const fits = namePattern.test(asked)
  const once = { retry: false, staleTime: 10_000 } as const
  const environment = useQuery(
    trpc.environments.get.queryOptions(fits && kind === 'environment' ? { environment: asked } : skipToken, once),
  )
  const service = useQuery(
    trpc.services.get.queryOptions(fits && kind === 'service' ? { service: asked } : skipToken, once),
  )
  if (name === '') return 'Give it a name.'
  if (!namePattern.test(name)) return nameRule
  const taken = (kind === 'environment' ? environment : service).data?.name === name
  return taken
    ? `There is already ${kind === 'environment' ? 'an' : 'a'} ${kind} named ${name}. Choose another name.`
    : undefined
}
