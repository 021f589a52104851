'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding } from '../../../../../../server/templates/bundle/finding.ts'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { problemOf } from '../../../../../_trpc/problem.ts'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../_ui/button/button.tsx'
import { Field } from '../../../../../_ui/form/field.tsx'
import { Textarea } from '../../../../../_ui/form/textarea.tsx'
import { Dialog } from '../../../../../_ui/overlay/dialog.tsx'
import { PublishReview } from './publish-review.tsx'

interface Props {
  template: string
  version: string
  blocked: string | undefined
  /** As the bundle brought them. */
  notes: string
  findings: Finding[]
}

/** A last look, then one button: from then on the version never changes. */
export function PublishVersion({ template, version, blocked, notes: given, findings }: Props) {
  const [open, setOpen] = useState(false)
  const [notes, setNotes] = useState(given)
  const publish = useMutation(useTRPC().versions.publish.mutationOptions({ onSuccess: () => setOpen(false) }))
  const refusal = publish.error && problemOf(publish.error)
  return (
    <>
      <ActionButton
        variant="primary"
        disabledReason={blocked}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        Publish {version}
      </ActionButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="wide"
        title={`Publish ${template} ${version}?`}
        description="Teams can ask for it from now on, and it never changes again. Nothing that runs is upgraded by this."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant="primary"
              disabledReason={blocked}
              pending={publish.isPending}
              error={refusal?.message}
              onClick={() => publish.mutate({ template, version, notes })}
            >
              Publish version
            </ActionButton>
          </>
        }
      >
        <PublishReview template={template} version={version} findings={findings} />
        <Field label="Notes" help="What changes, and what operators do before the upgrade. Markdown.">
          <Textarea font="mono" value={notes} onChange={setNotes} maxLength={20_000} rows={7} />
        </Field>
      </Dialog>
    </>
  )
}
