import { AwsError, validationError } from '../wire/aws-error.ts'
import type { Input } from '../wire/form.ts'
import { inputShape, type Shape, shapeNamed } from './shapes.ts'

type Value = string | Input | undefined

/**
 * Refuses a call whose parameters break the service model, before anything is looked up: all that is wrong in one
 * message, as AWS words it.
 */
export function checkInput(action: string, input: Input): void {
  const shape = inputShape(action)
  if (!shape) return
  const problems = problemsOf(shape, input, '')
  if (problems.length === 0) return
  const errors = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`
  throw validationError(`${errors} detected: ${problems.join('; ')}`)
}

function problemsOf(shape: Shape, value: Value, at: string): string[] {
  if (value === undefined) return []
  if (shape.kind === 'structure') return structureProblems(shape, value, at)
  if (shape.kind === 'list') return listProblems(shape, value, at)
  if (shape.kind === 'map') return []
  if (typeof value !== 'string') throw malformed(at, 'a single value, not a list or a structure')
  const constraints = scalarProblems(shape, value, at)
  return constraints.map((constraint) => failed(`'${value}'`, at, constraint))
}

function structureProblems(shape: Extract<Shape, { kind: 'structure' }>, value: Value, at: string): string[] {
  if (typeof value !== 'object') {
    if (value === '') return []
    throw malformed(at, 'a structure')
  }
  return shape.members.flatMap(({ name, shape: of, required }) => {
    const path = at === '' ? lowerFirst(name) : `${at}.${lowerFirst(name)}`
    const given = value[name]
    if (given === undefined) return required ? [failed('null', path, 'Member must not be null')] : []
    return problemsOf(shapeNamed(of), given, path)
  })
}

function listProblems(shape: Extract<Shape, { kind: 'list' }>, value: Value, at: string): string[] {
  // Both SDK families send an empty list as an empty text.
  if (typeof value === 'string' && value !== '') throw malformed(at, 'a list')
  const items = typeof value === 'object' ? Object.entries(value) : []
  if (items.some(([index]) => !/^\d+$/.test(index))) throw malformed(at, 'a list with numbered members')
  const of = shapeNamed(shape.of)
  const lengths = lengthProblems(shape, items.length).map((problem) => failed(`'${printed(value)}'`, at, problem))
  if (of.kind !== 'string') {
    return [...lengths, ...items.flatMap(([index, item]) => problemsOf(of, item, `${at}.${index}.member`))]
  }
  // Of a list of texts AWS shows the whole list, and what each member must satisfy.
  const wrong = items.flatMap(([, item]) => (typeof item === 'string' ? scalarProblems(of, item, at) : []))
  const inside = wrong.length > 0 ? [`Member must satisfy constraint: [${[...new Set(wrong)].join(', ')}]`] : []
  return [...lengths, ...inside.map((problem) => failed(`'${printed(value)}'`, at, problem))]
}

function scalarProblems(shape: Shape, value: string, at: string): string[] {
  if (shape.kind === 'boolean') {
    if (value !== '' && !/^(?:true|false)$/i.test(value)) throw malformed(at, 'true or false')
    return []
  }
  if (shape.kind === 'integer') {
    if (value !== '' && !/^-?\d+$/.test(value)) throw malformed(at, 'a whole number')
    return value === '' ? [] : rangeProblems(shape, Number(value))
  }
  if (shape.kind !== 'string') return []
  const problems = lengthProblems(shape, value.length)
  if (shape.pattern && !shape.pattern.whole.test(value)) {
    problems.push(`Member must satisfy regular expression pattern: ${shape.pattern.source}`)
  }
  if (shape.options && !shape.options.includes(value)) {
    problems.push(`Member must satisfy enum value set: [${shape.options.join(', ')}]`)
  }
  return problems
}

type Bounds = { min?: number; max?: number }

function lengthProblems({ min, max }: Bounds, length: number): string[] {
  if (max !== undefined && length > max) return [`Member must have length less than or equal to ${max}`]
  if (min !== undefined && length < min) return [`Member must have length greater than or equal to ${min}`]
  return []
}

function rangeProblems({ min, max }: Bounds, value: number): string[] {
  if (max !== undefined && value > max) return [`Member must have value less than or equal to ${max}`]
  if (min !== undefined && value < min) return [`Member must have value greater than or equal to ${min}`]
  return []
}

function failed(value: string, at: string, constraint: string): string {
  return `Value ${value} at '${at}' failed to satisfy constraint: ${constraint}`
}

function printed(value: Value): string {
  if (value === undefined || value === '') return '[]'
  if (typeof value === 'string') return value
  const items = Object.entries(value)
  const isList = items.every(([name]) => /^\d+$/.test(name))
  const texts = items.map(([name, item]) => (isList ? printed(item) : `${lowerFirst(name)}=${printed(item)}`))
  return isList ? `[${texts.join(', ')}]` : `{${texts.join(', ')}}`
}

/** A parameter that cannot be read as what it is to be. */
function malformed(at: string, wanted: string): AwsError {
  return new AwsError('MalformedInput', `The value at '${at}' cannot be read: it must be ${wanted}.`)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
