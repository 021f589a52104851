import { SkeletonPanel } from '../../../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage>
      <SkeletonPanel lines={8} />
    </SkeletonPage>
  )
}
