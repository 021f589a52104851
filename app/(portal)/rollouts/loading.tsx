import { SkeletonTable } from '../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Rollouts">
      <SkeletonTable columns={['Rollout', 'Status', 'Progress', 'Wave', 'Planned by', 'Planned']} />
    </SkeletonPage>
  )
}
