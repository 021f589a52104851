import type { DeploymentStatus, Failure } from '../../../server/deployments/deployment.ts'
import type { Lifecycle } from '../../../server/deployments/target.ts'
import type { MemberStatus, RolloutStatus, WaveStatus } from '../../../server/rollouts/rollout.ts'
import type { VersionStatus } from '../../../server/templates/versions/version.ts'
import type { Face } from './face.ts'
import {
  deploymentFaces,
  failureFaces,
  lifecycleFaces,
  memberFaces,
  rolloutFaces,
  versionFaces,
  waveFaces,
} from './faces.ts'
import { resourceFace } from './resource-face.ts'
import { StatusMark } from './status-mark.tsx'

export type Status =
  | { of: 'deployment'; status: DeploymentStatus; failure?: Pick<Failure, 'kind'> | null | undefined }
  | { of: 'rollout'; status: RolloutStatus }
  | { of: 'member'; status: MemberStatus }
  | { of: 'wave'; status: WaveStatus }
  | { of: 'lifecycle'; status: Lifecycle }
  | { of: 'version'; status: VersionStatus }
  /** A resource or a stack, in CloudFormation's own word. */
  | { of: 'resource'; status: string }

/** A status of anything we know: shape, word and colour. `<StatusBadge of="rollout" status="paused" />` */
export function StatusBadge(status: Status) {
  const { mark, word, tone } = faceOf(status)
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap align-top">
      <StatusMark mark={mark} tone={tone} />
      {word}
    </span>
  )
}

export function faceOf(status: Status): Face {
  switch (status.of) {
    case 'deployment':
      return deploymentFace(status.status, status.failure?.kind)
    case 'rollout':
      return rolloutFaces[status.status]
    case 'member':
      return memberFaces[status.status]
    case 'wave':
      return waveFaces[status.status]
    case 'lifecycle':
      return lifecycleFaces[status.status]
    case 'version':
      return versionFaces[status.status]
    case 'resource':
      return resourceFace(status.status)
  }
}

function deploymentFace(status: DeploymentStatus, failure: Failure['kind'] = 'failed') {
  return status === 'failed' ? failureFaces[failure] : deploymentFaces[status]
}
