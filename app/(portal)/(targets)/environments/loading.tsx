import { SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

const columns = ['Environment', 'Account and region', 'Stage', 'Version', 'Last deployment', 'Team']

export default function Loading() {
  return (
    <SkeletonPage title="Environments">
      <SkeletonTable columns={columns} />
    </SkeletonPage>
  )
}
