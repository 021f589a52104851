import { SkeletonPanel } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Connect a repository">
      <SkeletonPanel lines={10} />
    </SkeletonPage>
  )
}
