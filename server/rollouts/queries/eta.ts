import { budgetOf } from '../advancing/budget.ts'
import type { Standing, WaveStanding } from '../advancing/next-move.ts'

export interface TimedStanding extends Standing {
  waves: (WaveStanding & { bakeMinutes: number })[]
}

/**
 * Seconds until the last wave has passed, if nothing else fails: each wave needs a round of deployments for as many
 * members as may be in flight, and its bake. Null while it is not known how long a deployment takes.
 */
export function secondsLeft(
  { waves, forgiven, ...settings }: TimedStanding,
  memberSeconds: number | null,
): number | null {
  const open = waves.filter(({ status }) => status !== 'passed')
  const unfinished = open.reduce((sum, { waiting, deploying }) => sum + waiting + deploying, 0)
  if (unfinished > 0 && memberSeconds === null) return null
  const failed = waves.reduce((sum, wave) => sum + wave.failed, 0)
  return open.reduce((sum, wave) => {
    const budget = budgetOf({ ...settings, failed, forgiven, canary: wave.canary, failedInWave: wave.failed })
    const rounds = Math.ceil((wave.waiting + wave.deploying) / Math.max(1, budget.allowedInFlight))
    const bake = wave.status === 'baking' ? wave.bakeLeftMs / 1_000 : wave.bakeMinutes * 60
    return sum + rounds * (memberSeconds ?? 0) + bake
  }, 0)
}
