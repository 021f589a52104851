import { createHash } from 'node:crypto'
import type { Spec, Stage } from '../../deployments/target.ts'
import type { Plan } from '../../plans/plan.ts'
import type { LoadedVersion } from '../../templates/versions/load.ts'
import { toleranceOf } from '../advancing/budget.ts'
import type { FleetSelection } from '../fleet.ts'
import type { Strategy } from '../strategy.ts'
import type { LeftOut } from './members/leave-out.ts'
import { groupShapes, type Shape } from './shapes.ts'
import { cutWaves, type Wave } from './waves.ts'

/** As much of a target as the plan keeps. */
export interface PlannedTarget {
  id: string
  name: string
  stage: Stage
  account: string
  region: string
  team: string
  fromVersionId: string | null
  fromDigest: string | null
}

/** A member that takes part: it changes, or (`unchanged`) only its version label moves. */
export interface PlannedMember {
  target: PlannedTarget
  spec: Spec
  plannedDigest: string
  plan: Plan
}

/** The upgrade of a fleet, computed and not yet stored. */
export interface FleetPlan {
  version: LoadedVersion
  selection: FleetSelection
  strategy: Strategy
  changing: PlannedMember[]
  unchanged: PlannedMember[]
  out: { target: PlannedTarget; leftOut: LeftOut }[]
  /** Ids that were selected by name and are not, or no longer, targets of this template. */
  missing: string[]
  shapes: Shape[]
  waves: Wave[]
  /** Failures that are tolerated. */
  tolerance: number
  /** What a person reviews; anything else that would run has another digest. */
  digest: string
}

type Inputs = Pick<FleetPlan, 'version' | 'selection' | 'strategy' | 'changing' | 'unchanged' | 'out' | 'missing'>

/** Shapes, waves and digest follow from who takes part. Pure: the same inputs give the same plan. */
export function assembleFleetPlan(inputs: Inputs): FleetPlan {
  const { changing, strategy } = inputs
  const waves = cutWaves(
    changing.map(({ target, plan }) => ({ targetId: target.id, stage: target.stage, shape: plan.shape })),
    strategy,
  )
  return {
    ...inputs,
    shapes: groupShapes(changing.map(({ plan }) => plan)),
    waves,
    tolerance: toleranceOf(strategy.tolerance, changing.length),
    digest: digestOf(inputs, waves),
  }
}

function digestOf({ version, strategy, changing, unchanged }: Inputs, waves: Wave[]): string {
  const hash = createHash('sha256').update(JSON.stringify([version.digest, strategy]))
  const waveOf = new Map(waves.flatMap(({ number, targetIds }) => targetIds.map((id) => [id, number])))
  const lines = [...changing, ...unchanged].map(({ target, spec, plannedDigest, plan }) =>
    JSON.stringify([target.id, waveOf.get(target.id) ?? 0, target.fromDigest, plannedDigest, plan.shape, spec]),
  )
  for (const line of lines.toSorted()) hash.update('\n').update(line)
  return hash.digest('hex')
}
