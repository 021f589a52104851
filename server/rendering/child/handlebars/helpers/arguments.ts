import { isFragment } from '../yaml/fragment.ts'

/**
 * A helper: its arguments by name as they appear in the documentation, and what it answers. `lenient` helpers accept
 * names that are not defined. A thrown `HelperRefusal` becomes a problem at the place of the call.
 */
export interface Helper {
  /** `value [fallback]`; a last name with `…` takes any number. */
  takes: string
  lenient?: boolean
  run(...args: unknown[]): unknown
}

/** The arguments do not fit; the message goes on after the helper's name. */
export class HelperRefusal extends Error {}

export function refuseArguments(message: string): never {
  throw new HelperRefusal(message)
}

export function text(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (isFragment(value)) return value.text
  return refuseArguments(`${name} is ${kindOf(value)}; it takes text`)
}

export function wholeNumber(value: unknown, name: string, least: number, most: number): number {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return Number(value)
  return refuseArguments(`${name} is ${kindOf(value)}; it takes a whole number from ${least} to ${most}`)
}

export function finite(value: unknown, name: string): number {
  return typeof value === 'number' ? value : refuseArguments(`${name} is ${kindOf(value)}; it takes a number`)
}

export function list(value: unknown, name: string): unknown[] {
  return Array.isArray(value) ? value : refuseArguments(`${name} is ${kindOf(value)}; it takes a list`)
}

export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (typeof value === 'string') return 'text'
  return String(value)
}

/** How many arguments a helper takes, read from its documentation so that the two cannot differ. */
export function arity(takes: string): { least: number; most: number } {
  const names = takes.split(' ').filter(Boolean)
  const open = names.some((name) => name.includes('…'))
  return {
    least: names.filter((name) => !name.startsWith('[')).length,
    most: open ? Number.POSITIVE_INFINITY : names.length,
  }
}
