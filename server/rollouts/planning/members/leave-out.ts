import type { Question } from '../../../templates/bundle/files/migration-steps.ts'
import type { LoadedVersion } from '../../../templates/versions/load.ts'
import { compareVersions, formatVersion } from '../../../templates/versions/version.ts'
import type { FleetSelection } from '../../fleet.ts'
import type { FleetTarget } from '../fleet-target.ts'

/** Why a target takes no part. Nobody is left out in silence. */
export const outKinds = {
  not_selected: 'not selected',
  already_there: 'already there',
  later_version: 'runs a later version',
  never_deployed: 'never deployed',
  deleting: 'being deleted',
  deploying: 'deploying now',
  in_rollout: 'in another rollout',
  stuck: 'stuck',
  environment_incompatible: 'in an environment it cannot run in',
  environment_not_running: 'in an environment that does not run yet',
  spec_does_not_fit: 'spec does not fit',
  needs_answer: 'needs an answer',
  does_not_render: 'does not render',
  pipeline: 'a pipeline',
  held_back: 'held back by a guardrail',
  shape_left_out: 'shape left out',
} as const
export type OutKind = keyof typeof outKinds

export interface LeftOut {
  kind: OutKind
  /** In words, for the owner. */
  reason: string
  /** JSON pointer of the field it is about. */
  at?: string
  /** What only its owner knows; answering all of them lets it take part. */
  questions?: Question[]
}

/** What stands against upgrading this target, before its spec and template are looked at. */
export function reasonToLeaveOut(
  member: FleetTarget,
  to: LoadedVersion,
  selection: FleetSelection,
): LeftOut | undefined {
  if (!isSelected(member, selection)) return out('not_selected', 'It is not part of the selection.')
  return (
    runsNothing(member) ??
    runsAnother(member, to) ??
    isPipeline(member) ??
    momentaryReason(member) ??
    environmentReason(member, to)
  )
}

/** What will stand against it tomorrow too; a deployment or a rollout that runs now will be over then. */
export const lastingReason = (member: FleetTarget, to: LoadedVersion): LeftOut | undefined =>
  runsNothing(member) ?? runsAnother(member, to) ?? isPipeline(member) ?? environmentReason(member, to)

function runsNothing({ target, version }: FleetTarget): LeftOut | undefined {
  if (target.lifecycle === 'deleting') return out('deleting', 'It is being deleted.')
  return version ? undefined : out('never_deployed', 'It has never been deployed, so there is nothing to upgrade.')
}

function runsAnother({ version }: FleetTarget, to: LoadedVersion): LeftOut | undefined {
  const now = version ? compareVersions(version, to) : -1
  if (!version || now < 0) return undefined
  if (now === 0) return out('already_there', `It already runs ${formatVersion(to)}.`)
  return out('later_version', `It runs ${formatVersion(version)}, which is later than ${formatVersion(to)}.`)
}

/** What it renders depends on what its service's instances run, and they are upgraded by this very rollout. */
const isPipeline = ({ target }: FleetTarget) =>
  target.kind === 'pipeline'
    ? out('pipeline', 'A rollout upgrades instances. Upgrade the pipeline on its own page, after its instances.')
    : undefined

function momentaryReason({ unfinished, inRollout, lastFailure }: FleetTarget): LeftOut | undefined {
  if (unfinished) return out('deploying', `It is being deployed right now (${unfinished}).`)
  if (inRollout) return out('in_rollout', `It is a member of the rollout ${inRollout}, which has not finished.`)
  if (lastFailure === 'stuck') return out('stuck', 'Its stack is stuck and needs a person first.')
  return undefined
}

export function isSelected({ target, version }: FleetTarget, selection: FleetSelection): boolean {
  const { fromVersionIds, environmentIds, accountIds, teamIds, stages, targetIds } = selection
  const fits = <T>(wanted: T[] | undefined, value: T | null) =>
    wanted === undefined || (value !== null && wanted.includes(value))
  return (
    fits(fromVersionIds, version ? target.deployedVersionId : null) &&
    fits(environmentIds, target.kind === 'environment' ? target.id : target.environmentId) &&
    fits(accountIds, target.accountId) &&
    fits(teamIds, target.teamId) &&
    fits(stages, target.stage) &&
    fits(targetIds, target.id)
  )
}

function environmentReason({ target, environment }: FleetTarget, to: LoadedVersion): LeftOut | undefined {
  if (target.kind === 'environment') return undefined
  if (!environment?.template) {
    return out('environment_not_running', `Its environment ${environment?.name ?? ''} is not running yet.`)
  }
  const { template, major } = environment
  if (to.compatibleEnvironments.some((ref) => ref.template === template && ref.major === major)) return undefined
  const wanted = to.compatibleEnvironments.map((ref) => `${ref.template} ${ref.major}.x`).join(', ') || 'no environment'
  return out(
    'environment_incompatible',
    `${formatVersion(to)} runs in ${wanted}; its environment ${environment.name} is ${template} ${major}.x.`,
  )
}

export const out = (kind: OutKind, reason: string, at?: string): LeftOut => ({ kind, reason, ...(at ? { at } : {}) })
