import { type Stage, stages } from '../../deployments/target.ts'
import type { Share, Strategy } from '../strategy.ts'

/** As much of a member as cutting waves needs to know. */
export interface Candidate {
  targetId: string
  stage: Stage
  shape: string
}

export interface Wave {
  /** From 1, in the order in which they run. */
  number: number
  /** `development canary`, `production 25 %`, `staging rest`, `production all`. */
  name: string
  stage: Stage
  /** The first wave of a stage, there to find out before the others: one failure in it pauses the rollout. */
  canary: boolean
  bakeMinutes: number
  targetIds: string[]
}

/**
 * Cuts a fleet into waves: the steps of the strategy inside each stage, and each stage before the next.
 * Pure, and the order of `members` does not matter: the same fleet and strategy always give the same waves.
 * Early waves take one member of every shape before a second of any, so that what can go wrong goes wrong early.
 */
export function cutWaves(members: Candidate[], strategy: Strategy): Wave[] {
  const waves = stages.flatMap((stage) => {
    const ordered = everyShapeFirst(members.filter((member) => member.stage === stage))
    return cutStage(ordered, stage, strategy)
  })
  return waves.map((wave, i) => ({ ...wave, number: i + 1 }))
}

function cutStage(ordered: Candidate[], stage: Stage, strategy: Strategy): Omit<Wave, 'number'>[] {
  const sizes = cutSizes(ordered.length, strategy.steps)
  let from = 0
  return sizes.map(({ size, label }, i) => {
    const targetIds = ordered.slice(from, from + size).map(({ targetId }) => targetId)
    from += size
    const canary = i === 0 && sizes.length > 1 && strategy.preset === 'canary'
    return {
      name: `${stage} ${canary ? 'canary' : sizes.length === 1 ? 'all' : label}`,
      stage,
      canary,
      bakeMinutes: strategy.bakeMinutes[stage],
      targetIds,
    }
  })
}

/**
 * How many members each step takes out of `total`. A percentage is a share of the whole stage, rounded up, at least
 * one. The last step is repeated until nobody is left, so that `[{ count: 1 }]` is one at a time.
 */
export function cutSizes(total: number, steps: Share[]): { size: number; label: string }[] {
  const sizes: { size: number; label: string }[] = []
  for (let left = total, i = 0; left > 0; i++) {
    const step = steps[Math.min(i, steps.length - 1)] ?? 'rest'
    const wanted = sizeOf(step, total)
    const size = Math.min(left, wanted)
    sizes.push({ size, label: labelOf(step, size, left) })
    left -= size
  }
  return sizes
}

function sizeOf(step: Share, total: number): number {
  if (step === 'rest') return total
  return Math.max(1, 'count' in step ? step.count : Math.ceil((total * step.percent) / 100))
}

function labelOf(step: Share, size: number, left: number): string {
  if (step === 'rest' || size === left) return 'rest'
  return 'count' in step ? String(step.count) : `${step.percent} %`
}

/** Round by round, one member of each shape, rare shapes first; inside a shape by id. */
function everyShapeFirst(members: Candidate[]): Candidate[] {
  const byShape = new Map<string, Candidate[]>()
  for (const member of members) {
    const group = byShape.get(member.shape)
    if (group) group.push(member)
    else byShape.set(member.shape, [member])
  }
  const groups = [...byShape.values()]
    .map((group) => group.toSorted((a, b) => compareText(a.targetId, b.targetId)))
    .toSorted((a, b) => a.length - b.length || compareText(a[0]?.shape ?? '', b[0]?.shape ?? ''))
  const ordered: Candidate[] = []
  for (let round = 0; ordered.length < members.length; round++) {
    for (const group of groups) {
      const next = group[round]
      if (next) ordered.push(next)
    }
  }
  return ordered
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
