import type { ReactNode } from 'react'
import { type DeploymentStatus, type Failure, isFinished } from '../../../server/deployments/deployment.ts'
import type { Lifecycle } from '../../../server/deployments/target.ts'
import { StatusBadge } from './status-badge.tsx'

interface Props {
  lifecycle: Lifecycle
  /** The newest deployment; undefined before the first. */
  lastOperation: { status: DeploymentStatus; failure?: Pick<Failure, 'kind'> | null | undefined } | undefined
  /** A `VersionTag`. */
  version: ReactNode
  /** Drift, where it is known. */
  drift?: ReactNode
}

/** The axes of a target, side by side and never merged: a failed upgrade of something that runs is two facts. */
export function StatusAxes({ lifecycle, lastOperation, version, drift }: Props) {
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2 text-table">
      <Axis name="Lifecycle">
        {lifecycle === 'creating' && (!lastOperation || isFinished(lastOperation.status)) ? (
          // No attempt to create it was made yet, or it has ended without success: nothing is moving.
          <span className="text-muted">Not created</span>
        ) : (
          <StatusBadge of="lifecycle" status={lifecycle} />
        )}
      </Axis>
      <Axis name="Last operation">
        {lastOperation ? (
          <StatusBadge of="deployment" {...lastOperation} />
        ) : (
          <span className="text-muted">none yet</span>
        )}
      </Axis>
      <Axis name="Version">{version}</Axis>
      {drift && <Axis name="Drift">{drift}</Axis>}
    </dl>
  )
}

function Axis({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-fine text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
