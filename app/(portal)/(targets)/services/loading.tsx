import { SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

const columns = ['Service', 'Environment', 'Stage', 'Version', 'Last deployment', 'Team']

export default function Loading() {
  return (
    <SkeletonPage title="Services">
      <SkeletonTable columns={columns} />
    </SkeletonPage>
  )
}
