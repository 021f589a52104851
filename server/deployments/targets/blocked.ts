import { type DeploymentKind, type DeploymentStatus, type Failure, isFinished } from '../deployment.ts'

interface LastDeployment {
  id: string
  kind: DeploymentKind
  status: DeploymentStatus
  failure: Failure | null
}

/** Why a target cannot be changed or deleted now, whoever asks: undefined means possible, a sentence says why not. */
export function blockedTarget(target: { name: string; deletedAt: Date | null }, last: LastDeployment | undefined) {
  const deleted = target.deletedAt ? `${target.name} was deleted.` : undefined
  const moving = last && !isFinished(last.status) ? `${target.name} is being deployed (${last.id}).` : undefined
  const stuck =
    last?.failure?.kind === 'stuck' && last.kind !== 'delete'
      ? `The stack is stuck: ${last.failure.message}`
      : undefined
  return { change: deleted ?? moving ?? stuck, delete: deleted ?? moving }
}
