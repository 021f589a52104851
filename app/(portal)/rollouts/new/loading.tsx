import { SkeletonPanel, SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Plan rollout">
      <SkeletonPanel lines={3} />
      <SkeletonTable columns={['Shape', 'Members', 'Consequences', 'Risk']} rows={4} />
    </SkeletonPage>
  )
}
