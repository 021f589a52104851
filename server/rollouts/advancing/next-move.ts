import type { WaveStatus } from '../rollout.ts'
import type { Strategy } from '../strategy.ts'
import { budgetOf } from './budget.ts'

/** A wave as it stands: its gate, and how many of its members are where. */
export interface WaveStanding {
  number: number
  status: WaveStatus
  canary: boolean
  /** Milliseconds until its bake is over, by the database's clock; only while it bakes. */
  bakeLeftMs: number
  waiting: number
  deploying: number
  failed: number
}

/** A running rollout as the database has it. */
export interface Standing {
  mode: Strategy['mode']
  tolerance: number
  concurrency: number
  forgiven: number
  waves: WaveStanding[]
}

/** The one thing to do next. The plan leaves no other choice. */
export type Move =
  | { do: 'pause'; failures: number; tolerance: number; canary: boolean }
  | { do: 'open_wave'; wave: number }
  | { do: 'start_members'; upToWave: number; count: number }
  | { do: 'bake_wave'; wave: number }
  | { do: 'pass_wave'; wave: number }
  | { do: 'wait'; lookAgainMs: number | null }
  | { do: 'complete' }

/**
 * What a running rollout does next. Pure: the same standing gives the same move, whoever asks and however often.
 * Only waves whose predecessor has passed are ever opened, and only members of open waves are started.
 */
export function nextMove({ waves, forgiven, ...settings }: Standing): Move {
  const current = waves.find(({ status }) => status !== 'passed')
  const failed = sum(waves, 'failed')
  const budget = budgetOf({
    ...settings,
    failed,
    forgiven,
    canary: current?.canary ?? false,
    failedInWave: current?.failed ?? 0,
  })
  if (budget.breached)
    return { do: 'pause', failures: budget.failures, tolerance: budget.tolerance, canary: current?.canary ?? false }
  if (current?.status === 'waiting') return { do: 'open_wave', wave: current.number }
  const open = waves.filter(({ status }) => status !== 'waiting')
  const waiting = sum(open, 'waiting')
  const inFlight = sum(open, 'deploying')
  const free = budget.allowedInFlight - inFlight
  const upToWave = open.at(-1)?.number ?? 0
  if (waiting > 0 && free > 0) return { do: 'start_members', upToWave, count: Math.min(free, waiting) }
  // The end of a deployment nudges the rollout, so there is nothing to look for in between.
  if (waiting > 0 || inFlight > 0) return { do: 'wait', lookAgainMs: null }
  if (!current) return { do: 'complete' }
  if (current.status === 'running') return { do: 'bake_wave', wave: current.number }
  if (current.bakeLeftMs > 0) return { do: 'wait', lookAgainMs: current.bakeLeftMs }
  return { do: 'pass_wave', wave: current.number }
}

const sum = (waves: WaveStanding[], key: 'waiting' | 'deploying' | 'failed') =>
  waves.reduce((total, wave) => total + wave[key], 0)
