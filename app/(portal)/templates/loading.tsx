import { SkeletonTable } from '../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Templates">
      <SkeletonTable columns={['Template', 'Kind', 'Latest version', 'Versions', 'Drafts', 'Targets']} rows={6} />
    </SkeletonPage>
  )
}
