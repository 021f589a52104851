import { SkeletonTable } from '../../../_ui/feedback/skeleton.tsx'
import { SkeletonPage } from '../../../_ui/feedback/skeleton-page.tsx'

export default function Loading() {
  return (
    <SkeletonPage title="Guardrails">
      <SkeletonTable
        columns={['Policy', 'What it does', 'Looks at', 'Exemptions', 'Held back', 'Last decision']}
        rows={9}
      />
    </SkeletonPage>
  )
}
