import { paths } from '../../_lib/paths.ts'
import { Glow } from '../../_ui/feedback/glow.tsx'
import { TextLink } from '../../_ui/text/text-link.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { StatusBadge } from '../status/status-badge.tsx'
import { StatusMark } from '../status/status-mark.tsx'
import type { TargetRow } from './version-cell.tsx'

/** How the last deployment stands, and since when; leads to its story. */
export function LastDeployment({ row }: { row: TargetRow }) {
  if (!row.lastDeploymentId || !row.lastStatus) return <span className="text-muted">–</span>
  const failure = row.failureKind && { kind: row.failureKind }
  return (
    <Glow on={`${row.lastDeploymentId} ${row.lastStatus}`}>
      <span className="inline-flex items-center gap-2">
        {row.waitsFor && row.lastStatus === 'succeeded' ? (
          <span className="inline-flex items-center gap-1.5" title={row.waitsFor}>
            <StatusMark mark="approval" tone="warn" />
            Waits
          </span>
        ) : (
          <StatusBadge of="deployment" status={row.lastStatus} failure={failure} />
        )}
        <TextLink href={paths.deployment(row.lastDeploymentId)}>
          <Time value={row.lastAt} />
        </TextLink>
      </span>
    </Glow>
  )
}
