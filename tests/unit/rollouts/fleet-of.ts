import type { Stage } from '../../../server/deployments/target.ts'
import { settleStrategy } from '../../../server/rollouts/planning/presets.ts'
import type { Candidate, Wave } from '../../../server/rollouts/planning/waves.ts'
import type { Strategy } from '../../../server/rollouts/strategy.ts'

/** So many members of one stage and shape: `production-A-0`, `production-A-1` … */
export const members = (count: number, stage: Stage = 'production', shape = 'A'): Candidate[] =>
  Array.from({ length: count }, (_, i) => ({ targetId: `${stage}-${shape}-${i}`, stage, shape }))

export const strategyOf = (given: Partial<Strategy> = {}) => settleStrategy(given)

/** `production canary: 1` for each wave. */
export const told = (waves: Wave[]) => waves.map(({ name, targetIds }) => `${name}: ${targetIds.length}`)
