import { SkeletonTable } from '../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Settings">
      <SkeletonTable columns={['Member', 'Role', 'Teams', 'Last seen']} rows={4} />
      <SkeletonTable columns={['Team', 'Members']} rows={3} />
    </SkeletonPage>
  )
}
