'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PreviewRollout } from '../../../../../server/rollouts/inputs.ts'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { problemOf } from '../../../../_trpc/problem.ts'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { TextInput } from '../../../../_ui/form/text-input.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'

interface Props {
  plan: Answers['rollouts']['preview']
  input: Omit<PreviewRollout, 'answers'>
  acceptedShapes: string[]
  /** Why there is nothing to save at this moment. */
  notYet: string | undefined
}

/** Stores exactly what is on screen. Nothing starts by it. */
export function SavePlan({ plan, input, acceptedShapes, notYet }: Props) {
  const router = useRouter()
  const [reason, setReason] = useState('')
  const save = useMutation(
    useTRPC().rollouts.create.mutationOptions({ onSuccess: ({ id }) => router.push(paths.rollout(id)) }),
  )
  return (
    <Stack>
      <div className="max-w-xl">
        <Field label="Reason" help="For whoever reads this later: why now, where it was announced.">
          <TextInput value={reason} maxLength={500} onChange={setReason} />
        </Field>
      </div>
      <div>
        <ActionButton
          variant="primary"
          disabledReason={notYet ?? openQuestion(plan, acceptedShapes)}
          pending={save.isPending}
          error={save.error ? problemOf(save.error).message : undefined}
          onClick={() => save.mutate({ ...input, reason, acceptedShapes, reviewedDigest: plan.digest })}
        >
          Save plan
        </ActionButton>
      </div>
    </Stack>
  )
}

function openQuestion({ shapes, totals }: Props['plan'], accepted: readonly string[]) {
  if (totals.changing + totals.unchanged === 0) return 'Nobody would be upgraded.'
  const open = shapes.filter(({ shape, needsAcceptance }) => needsAcceptance && !accepted.includes(shape))
  if (open.length === 0) return undefined
  return `Accept or leave out ${open.length === 1 ? 'shape' : 'the shapes'} ${open.map(({ label }) => label).join(', ')} first.`
}
