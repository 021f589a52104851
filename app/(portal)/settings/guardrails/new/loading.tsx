import { SkeletonTable } from '../../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Write policy">
      <SkeletonTable columns={['Policy']} rows={10} />
    </SkeletonPage>
  )
}
