import { SkeletonPanel } from '../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../_ui/feedback/skeleton-page.tsx'
import { Split } from '../../_ui/page/layouts.tsx'

/** A record page before its record is here. */
export function RecordSkeleton() {
  return (
    <SkeletonPage>
      <Split aside={<SkeletonPanel lines={8} />}>
        <SkeletonPanel lines={5} />
        <SkeletonPanel lines={6} />
      </Split>
    </SkeletonPage>
  )
}
