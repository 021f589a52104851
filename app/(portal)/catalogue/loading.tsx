import { SkeletonPanel } from '../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../_ui/feedback/skeleton-page.tsx'
import { Cards } from '../../_ui/page/layouts.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Catalogue">
      <Cards>
        <SkeletonPanel lines={6} />
        <SkeletonPanel lines={6} />
        <SkeletonPanel lines={6} />
      </Cards>
    </SkeletonPage>
  )
}
