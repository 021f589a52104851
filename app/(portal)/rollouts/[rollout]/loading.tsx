import { SkeletonPanel, SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage>
      <SkeletonPanel lines={4} />
      <SkeletonTable columns={['Member', 'Wave', 'Shape', 'Status', 'Deployment', '']} rows={8} />
    </SkeletonPage>
  )
}
