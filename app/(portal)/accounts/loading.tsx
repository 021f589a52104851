import { SkeletonTable } from '../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Accounts">
      <SkeletonTable columns={['Account', 'AWS account', 'Region', 'Stacks', 'Rates', 'Trouble']} rows={4} />
    </SkeletonPage>
  )
}
