import { SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage>
      <SkeletonTable columns={['Target', 'Team', 'Stage', 'Version', 'Last deployment']} />
    </SkeletonPage>
  )
}
