import type { DeploymentStatus, Failure } from '../../../server/deployments/deployment.ts'
import type { Lifecycle } from '../../../server/deployments/target.ts'
import type { MemberStatus, RolloutStatus, WaveStatus } from '../../../server/rollouts/rollout.ts'
import type { VersionStatus } from '../../../server/templates/versions/version.ts'
import type { Face } from './face.ts'

/** `failed` is not here: what it means depends on what runs now, see `failureFaces`. */
export const deploymentFaces: Record<Exclude<DeploymentStatus, 'failed'>, Face> = {
  queued: { mark: 'queued', word: 'Queued', tone: 'neutral' },
  preparing: { mark: 'moving', word: 'Preparing', tone: 'moving' },
  deploying: { mark: 'moving', word: 'Deploying', tone: 'moving' },
  rolling_back: { mark: 'moving', word: 'Rolling back', tone: 'warn' },
  succeeded: { mark: 'done', word: 'Succeeded', tone: 'ok' },
  cancelled: { mark: 'nothing', word: 'Cancelled', tone: 'neutral' },
}

/** Failed: nothing is broken, what ran before still runs. Stuck: a person is needed. */
export const failureFaces: Record<Failure['kind'], Face> = {
  failed: { mark: 'failed', word: 'Failed', tone: 'warn' },
  stuck: { mark: 'stuck', word: 'Stuck', tone: 'danger' },
}

export const rolloutFaces: Record<RolloutStatus, Face> = {
  planned: { mark: 'draft', word: 'Planned', tone: 'neutral' },
  running: { mark: 'moving', word: 'Running', tone: 'moving' },
  paused: { mark: 'paused', word: 'Paused', tone: 'warn' },
  completed: { mark: 'done', word: 'Completed', tone: 'ok' },
  aborted: { mark: 'nothing', word: 'Aborted', tone: 'neutral' },
}

export const memberFaces: Record<MemberStatus, Face> = {
  waiting: { mark: 'queued', word: 'Waiting', tone: 'neutral' },
  deploying: { mark: 'moving', word: 'Deploying', tone: 'moving' },
  upgraded: { mark: 'done', word: 'Upgraded', tone: 'ok' },
  unchanged: { mark: 'nothing', word: 'No change', tone: 'neutral' },
  failed: { mark: 'failed', word: 'Failed', tone: 'warn' },
  skipped: { mark: 'nothing', word: 'Skipped', tone: 'neutral' },
}

export const waveFaces: Record<WaveStatus, Face> = {
  waiting: { mark: 'queued', word: 'Waiting', tone: 'neutral' },
  running: { mark: 'moving', word: 'Running', tone: 'moving' },
  baking: { mark: 'baking', word: 'Baking', tone: 'moving' },
  passed: { mark: 'done', word: 'Passed', tone: 'ok' },
}

export const lifecycleFaces: Record<Lifecycle, Face> = {
  creating: { mark: 'moving', word: 'Creating', tone: 'moving' },
  active: { mark: 'done', word: 'Active', tone: 'ok' },
  deleting: { mark: 'moving', word: 'Deleting', tone: 'warn' },
  deleted: { mark: 'nothing', word: 'Deleted', tone: 'neutral' },
}

export const versionFaces: Record<VersionStatus, Face> = {
  draft: { mark: 'draft', word: 'Draft', tone: 'neutral' },
  published: { mark: 'done', word: 'Published', tone: 'ok' },
  deprecated: { mark: 'withdrawn', word: 'Deprecated', tone: 'warn' },
  yanked: { mark: 'stuck', word: 'Yanked', tone: 'danger' },
}
