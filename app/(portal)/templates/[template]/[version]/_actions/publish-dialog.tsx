'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { problemOf } from '../../../../../_trpc/problem.ts'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../_ui/button/button.tsx'
import { Banner } from '../../../../../_ui/feedback/banner.tsx'
import { SkeletonLine } from '../../../../../_ui/feedback/skeleton.tsx'
import { Dialog } from '../../../../../_ui/overlay/dialog.tsx'
import { Section } from '../../../../../_ui/page/section.tsx'
import { FleetImpact } from '../../../_impact/fleet-impact.tsx'
import { PublishNotes } from './publish-notes.tsx'
import { PublishPlaces } from './publish-places.tsx'
import { PublishReview } from './publish-review.tsx'
import { PublishStanding, type Standing } from './publish-standing.tsx'
import type { Review } from './review.ts'

interface Props {
  template: string
  version: string
  notes: string
  onClose: () => void
}

/** A last look at everything that matters, then one button: from then on the version never changes. */
export function PublishDialog({ template, version, notes: given, onClose }: Props) {
  const [notes, setNotes] = useState(given)
  const [standing, setStanding] = useState<Standing>('recommend')
  const [runsIn, setRunsIn] = useState<string[]>()
  const { versions } = useTRPC()
  const asked = { template, version, runsIn }
  const review = useQuery(versions.review.queryOptions(asked, { staleTime: 0, placeholderData: (shown) => shown }))
  const publish = useMutation(versions.publish.mutationOptions({ onSuccess: onClose }))
  const wishes = { recommend: standing !== 'quiet', makeDefault: standing === 'default' }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="wide"
      title={`Publish ${template} ${version}?`}
      description="Teams can ask for it from now on, and it never changes again. Nothing that runs is upgraded by this."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <ActionButton
            variant="primary"
            disabledReason={refusalOf(review)}
            pending={publish.isPending}
            error={publish.error ? problemOf(publish.error).message : undefined}
            onClick={() => publish.mutate({ ...asked, notes, ...wishes })}
          >
            Publish version
          </ActionButton>
        </>
      }
    >
      {review.error && <Banner tone="danger" title={problemOf(review.error).message} />}
      {review.isPending && <SkeletonLine width="60%" />}
      {review.data && <PublishReview review={review.data} />}
      {review.data && <PublishPlaces review={review.data} onChange={setRunsIn} />}
      <Section title="Impact on the fleet">
        <FleetImpact template={template} version={version} />
      </Section>
      {review.data && (
        <PublishStanding version={version} review={review.data} value={standing} onChange={setStanding} />
      )}
      <PublishNotes value={notes} onChange={setNotes} />
    </Dialog>
  )
}

interface Reviewed {
  data: Review | undefined
  error: unknown
  /** Of what was chosen before. */
  isPlaceholderData: boolean
}

/** Why it cannot be published; the server refuses by the same list. */
function refusalOf({ data, error, isPlaceholderData }: Reviewed) {
  if (error) return 'It could not be reviewed. Close this and open it again.'
  if (!data || isPlaceholderData) return 'It is being reviewed.'
  const errors = data.findings.filter(({ severity }) => severity === 'error').length
  return errors > 0
    ? `${errors === 1 ? 'One reason stands' : `${errors} reasons stand`} against it; see above.`
    : undefined
}
