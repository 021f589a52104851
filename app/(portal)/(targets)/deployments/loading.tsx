import { SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

const columns = ['Target', 'What', 'Status', 'Requested by', 'Requested', 'Took']

export default function Loading() {
  return (
    <SkeletonPage title="Deployments">
      <SkeletonTable columns={columns} />
    </SkeletonPage>
  )
}
