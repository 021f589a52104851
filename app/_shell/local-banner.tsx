import { FlaskConical } from 'lucide-react'

/** Says that nothing done here reaches AWS. */
export function LocalBanner({ endpoint }: { endpoint: string }) {
  return (
    <aside
      aria-label="Mode"
      className="flex min-h-7 items-center justify-center gap-2 border-info-line border-b bg-info-bg px-6 py-1 text-fine text-info"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <span>
        Local mode: stacks are made by the CloudFormation endpoint at <span className="font-mono">{endpoint}</span>.
        Nothing reaches AWS.
      </span>
    </aside>
  )
}
