import type { JsonObject } from '../../template/template.ts'
import type { Change } from '../resources/sentinel.ts'

/** Makes matching resources fail, hang or take long. Texts may hold `*` for anything. */
export type FailureRule = {
  id: string
  account?: string
  region?: string
  stack?: string
  resource?: string
  type?: string
  on: Change
  reason?: string
  /** How many more times it applies; for ever when absent. */
  times?: number
  hang?: boolean
  durationMs?: number
}

/** What matching custom resources answer: their `Data`, and nothing beside it. */
export type CustomAnswer = Pick<FailureRule, 'account' | 'region' | 'stack' | 'resource' | 'type'> & {
  data: JsonObject
}

/** Loses, delays or refuses matching calls. */
export type Fault = {
  id: string
  action?: string
  account?: string
  region?: string
  stack?: string
  times?: number
  lose?: 'before' | 'after'
  /** Answers so much later than it has acted, and acts so much later than it was asked. */
  delayMs?: number
  delayBeforeMs?: number
  error?: { code: string; message: string; status: number }
}

export type Bucket = { perSecond: number; burst: number }

/** Calls per second and account, region and family of actions; a family without a bucket is not throttled. */
export type Throttle = { reads?: Bucket; writes?: Bucket; actions?: Record<string, Bucket> }

/** What the control interface sets. */
export type Settings = {
  durations: Record<string, number>
  failures: FailureRule[]
  faults: Fault[]
  throttle: Throttle
  staleSeconds: number
  deniedRoles: string[]
  customResources: CustomAnswer[]
  /** By parameter type, such as `AWS::EC2::VPC::Id`: the only values that exist; a type without a list has any. */
  existing: Record<string, string[]>
  /** How many living stacks an account may have in a region; 20,000 when not set. */
  stackLimit?: number
}

export function openSettings(): Settings {
  const empty = { durations: {}, failures: [], faults: [], throttle: {}, staleSeconds: 0, deniedRoles: [] }
  return { ...empty, customResources: [], existing: {} }
}

/** Whether a text fits a pattern in which `*` stands for anything. */
export function fits(pattern: string | undefined, text: string | undefined): boolean {
  if (pattern === undefined) return true
  if (text === undefined) return false
  const pieces = pattern.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}$`, 's').test(text)
}
