'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '../../../_lib/paths.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { problemOf } from '../../../_trpc/problem.ts'
import { ActionButton } from '../../../_ui/button/action-button.tsx'
import { Field } from '../../../_ui/form/field.tsx'
import { RadioGroup } from '../../../_ui/form/radio-group.tsx'
import { TextInput } from '../../../_ui/form/text-input.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { BeginningFields } from './beginning-fields.tsx'
import { PlacesField } from './places-field.tsx'
import {
  beginningsOf,
  firstAnswers,
  type KnownTemplate,
  missingIn,
  type StartAnswers,
  toStart,
} from './start-answers.ts'

interface Props {
  templates: KnownTemplate[]
  /** The template to begin as a copy of, from the address. */
  copy: string | undefined
}

const kinds = [
  { value: 'environment', label: 'Environment', help: 'What services run in: a network, a cluster, shared storage.' },
  { value: 'service', label: 'Service', help: 'What teams run in an environment: an API, a worker, a queue.' },
]

/** From a few answers to a draft in the editor. */
export function StartForm({ templates, copy }: Props) {
  const router = useRouter()
  const [answers, setAnswers] = useState(() => firstAnswers(templates, copy))
  const [left, setLeft] = useState(false)
  const set = (patch: Partial<StartAnswers>) => setAnswers((now) => ({ ...now, ...patch }))
  const start = useMutation(
    useTRPC().drafts.start.mutationOptions({
      onSuccess: ({ template, version }) => router.push(paths.editVersion(template, version)),
    }),
  )
  const missing = missingIn(answers, templates)
  return (
    <div className="max-w-2xl">
      <Stack gap="wide">
        <Field label="What it makes" kind="group">
          <RadioGroup
            value={answers.kind}
            onChange={(value) => {
              const kind = value === 'service' ? 'service' : 'environment'
              set({ kind, copyOf: '', beginning: beginningsOf(kind)[0] ?? 'bucket' })
            }}
            options={kinds}
          />
        </Field>
        <Field
          label="Name"
          required
          help="Part of its address, and of every stack made with it; cannot change."
          error={left && answers.name !== '' ? missing : undefined}
        >
          <TextInput
            font="mono"
            value={answers.name}
            maxLength={40}
            onChange={(name) => set({ name })}
            onBlur={() => setLeft(true)}
          />
        </Field>
        <Field label="Title" help="What people read in the catalogue. The name stands in when it is empty.">
          <TextInput value={answers.title} maxLength={100} onChange={(title) => set({ title })} />
        </Field>
        <Field label="Description" help="One line: what a team gets.">
          <TextInput value={answers.description} maxLength={500} onChange={(description) => set({ description })} />
        </Field>
        <BeginningFields answers={answers} set={set} templates={templates} />
        {answers.kind === 'service' && <PlacesField answers={answers} set={set} templates={templates} />}
        <div>
          <ActionButton
            variant="primary"
            disabledReason={missing}
            pending={start.isPending || start.isSuccess}
            error={start.error ? problemOf(start.error).message : undefined}
            onClick={() => start.mutate(toStart(answers, templates))}
          >
            Start writing
          </ActionButton>
        </div>
      </Stack>
    </div>
  )
}
