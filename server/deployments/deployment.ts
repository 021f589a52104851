/** The whole life of a deployment: each status and the statuses it may move to. Finished statuses have no moves. */
export const moves = {
  queued: ['preparing', 'cancelled'],
  // Straight to succeeded: there was nothing to change.
  preparing: ['deploying', 'succeeded', 'failed', 'cancelled'],
  deploying: ['succeeded', 'rolling_back', 'failed', 'cancelled'],
  rolling_back: ['failed', 'cancelled'],
  succeeded: [],
  failed: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>

export type DeploymentStatus = keyof typeof moves
export const deploymentStatuses = Object.keys(moves) as DeploymentStatus[]

export const isFinished = (status: DeploymentStatus) => moves[status].length === 0
export const canMove = (from: DeploymentStatus, to: DeploymentStatus) =>
  (moves[from] as readonly DeploymentStatus[]).includes(to)

/** What a deployment sets out to do to its target. */
export const deploymentKinds = ['create', 'change', 'upgrade', 'rollback', 'redeploy', 'delete'] as const
export type DeploymentKind = (typeof deploymentKinds)[number]

/**
 * Where inside a status a deployment stands. Every mutating call to CloudFormation has a step of its own, written
 * before the call, so that whoever takes over knows what may already have happened.
 */
export const steps = ['render', 'clear', 'propose', 'review', 'execute', 'watch'] as const
export type DeploymentStep = (typeof steps)[number]

/** Why a deployment did not succeed, in plain words: data, not an exception. */
export interface Failure {
  /** `failed`: nothing is broken, the old version still runs. `stuck`: the stack needs a person. */
  kind: 'failed' | 'stuck'
  /** Stable: RENDER_FAILED, CHANGE_SET_FAILED, PLAN_OUTDATED, RESOURCE_FAILED, STACK_MISSING, NAME_TAKEN, ACCESS_DENIED … */
  code: string
  /** One or two sentences: what failed, and what runs now. */
  message: string
  /** The first resource whose failure caused the rest. */
  resource?: { logicalId: string; type: string; status: string; reason: string }
}

/** What anybody may ask about a deployment's possible actions: undefined means possible, a sentence says why not. */
export function blocked(deployment: {
  status: DeploymentStatus
  kind: DeploymentKind
  step: DeploymentStep
  cancelRequestedAt: Date | null
}) {
  return { cancel: cancelBlocked(deployment) }
}

function cancelBlocked({ status, kind, cancelRequestedAt }: Parameters<typeof blocked>[0]) {
  if (isFinished(status)) return `This deployment has already ${status === 'failed' ? 'failed' : status}.`
  if (cancelRequestedAt) return 'Cancelling has already been requested.'
  if (status === 'rolling_back') return 'CloudFormation is already rolling this deployment back.'
  if (status === 'deploying' && kind === 'create')
    return 'A stack that is being created cannot be cancelled. Wait until it finishes, then delete it.'
  if (status === 'deploying' && kind === 'delete') return 'A deletion that has started cannot be cancelled.'
  return undefined
}
