import { StatusBadge } from '../../../../_components/status/status-badge.tsx'
import { Glow } from '../../../../_ui/feedback/glow.tsx'
import { CopyId } from '../../../../_ui/text/copy-id.tsx'
import { sentenceOf } from './state.ts'
import type { Deployment } from './use-deployment.ts'

/** The status, the one sentence of state, and the id. A failure says its sentence in its own place. */
export function StateLine({ deployment }: { deployment: Deployment }) {
  const { id, status, failure } = deployment
  return (
    <div className="flex flex-col gap-2">
      <Glow on={status}>
        <p role="status" aria-label="Deployment" className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">
            <StatusBadge of="deployment" status={status} failure={failure} />
          </span>
          {status !== 'failed' && <span className="max-w-(--width-measure) text-muted">{sentenceOf(deployment)}</span>}
        </p>
      </Glow>
      <CopyId id={id} label="Copy deployment id" />
    </div>
  )
}
