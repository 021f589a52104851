/** The life of a rollout. It is planned once, and its plan never changes. */
export const moves = {
  planned: ['running', 'aborted'],
  running: ['paused', 'completed', 'aborted'],
  paused: ['running', 'aborted'],
  completed: [],
  aborted: [],
} as const satisfies Record<string, readonly string[]>

export type RolloutStatus = keyof typeof moves
export const rolloutStatuses = Object.keys(moves) as RolloutStatus[]
export const isFinished = (status: RolloutStatus) => moves[status].length === 0

/** One target of a rollout. `unchanged`: the new version renders exactly what already runs. */
export const memberMoves = {
  waiting: ['deploying', 'unchanged', 'skipped'],
  deploying: ['upgraded', 'unchanged', 'failed', 'waiting'],
  failed: ['waiting', 'skipped'],
  upgraded: [],
  unchanged: [],
  skipped: ['waiting'],
} as const satisfies Record<string, readonly string[]>

export type MemberStatus = keyof typeof memberMoves
export const memberStatuses = Object.keys(memberMoves) as MemberStatus[]

/** A wave's gate: it opens when the wave before has passed, and passes when its members are done and its bake is over. */
export const waveStatuses = ['waiting', 'running', 'baking', 'passed'] as const
export type WaveStatus = (typeof waveStatuses)[number]

/** Why a rollout stands still, as data: who or what paused it, since when, and in words. */
export interface Pause {
  cause: 'requested' | 'failure_budget'
  message: string
  by: string
}

/** Why an action is not possible right now. The command, the API and the button all ask this function. */
export function blocked({ status, failed }: { status: RolloutStatus; failed: number }) {
  return {
    start: status === 'planned' ? undefined : `This rollout is already ${status}.`,
    pause: status === 'running' ? undefined : `Only a running rollout can be paused; this one is ${status}.`,
    resume: status === 'paused' ? undefined : `Only a paused rollout can be resumed; this one is ${status}.`,
    abort: isFinished(status) ? `This rollout is already ${status}.` : undefined,
    retryFailed: retryBlocked(status, failed),
  }
}

function retryBlocked(status: RolloutStatus, failed: number) {
  if (failed === 0) return 'No member has failed.'
  return isFinished(status) ? `This rollout is already ${status}.` : undefined
}
