import { SkeletonPanel } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'
import { Split } from '../../../_ui/page/layouts.tsx'

export default function Loading() {
  return (
    <SkeletonPage>
      <Split aside={<SkeletonPanel lines={6} />}>
        <SkeletonPanel lines={8} />
      </Split>
    </SkeletonPage>
  )
}
