import { isDeepStrictEqual } from 'node:util'
import type { Spec } from '../../specs/spec.ts'
import { escapePointer } from '../schema/json-schema.ts'
import type { MigrationStep } from './migration-step.ts'

/** What the owner of a target has to answer before its spec fits the new version. */
export interface Question {
  /** JSON pointer of the field the answer goes to. */
  at: string
  question: string
  prefill?: unknown
}

type StepOutcome = Question | { at: string; message: string } | undefined

/** Carries out one step on the spec in place. Answers a question, a failure, or nothing. */
export function applyStep(step: MigrationStep, spec: Spec): StepOutcome {
  if ('rename' in step) return rename(spec, step.rename.from, step.rename.to)
  if ('set' in step) return write(spec, step.set.at, step.set.value)
  if ('default' in step)
    return read(spec, step.default.at) === undefined ? write(spec, step.default.at, step.default.value) : undefined
  if ('map' in step) return map(spec, step.map)
  if ('remove' in step) return remove(spec, step.remove)
  if (read(spec, step.ask.at) !== undefined) return undefined
  return { ...step.ask, at: pointerOf(step.ask.at) }
}

function rename(spec: Spec, from: string, to: string): StepOutcome {
  const value = read(spec, from)
  if (value === undefined) return undefined
  const there = read(spec, to)
  if (there !== undefined && !isDeepStrictEqual(there, value)) {
    return { at: pointerOf(to), message: `${from} becomes ${to}, but ${to} already has a value.` }
  }
  remove(spec, from)
  return write(spec, to, value)
}

type MapStep = Extract<MigrationStep, { map: unknown }>['map']

function map(spec: Spec, { at, values, otherwise }: MapStep): StepOutcome {
  const value = read(spec, at)
  if (value === undefined) return undefined
  const key = typeof value === 'string' ? value : JSON.stringify(value)
  if (Object.hasOwn(values, key)) return write(spec, at, values[key])
  if (otherwise !== undefined) return write(spec, at, otherwise)
  return { at: pointerOf(at), message: `${at} is ${key}; the migration knows ${Object.keys(values).join(', ')}.` }
}

const pointerOf = (at: string) =>
  at
    .split('.')
    .map((name) => `/${escapePointer(name)}`)
    .join('')

function read(spec: Spec, at: string): unknown {
  return at
    .split('.')
    .reduce<unknown>((value, name) => (isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined), spec)
}

function write(spec: Spec, at: string, value: unknown): StepOutcome {
  const names = at.split('.')
  const last = names.pop() ?? ''
  let holder = spec
  for (const name of names) {
    const inner = Object.hasOwn(holder, name) ? holder[name] : {}
    if (!isMap(inner)) return { at: pointerOf(at), message: `${at} cannot be written: ${name} is not a map.` }
    holder[name] = inner
    holder = inner
  }
  holder[last] = structuredClone(value)
  return undefined
}

/** A map that is left empty goes too: it was there only for the field. */
function remove(spec: Spec, at: string): undefined {
  const names = at.split('.')
  const last = names.pop() ?? ''
  const holder = names.length === 0 ? spec : read(spec, names.join('.'))
  if (!isMap(holder) || !Object.hasOwn(holder, last)) return
  delete holder[last]
  if (names.length > 0 && Object.keys(holder).length === 0) remove(spec, names.join('.'))
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
