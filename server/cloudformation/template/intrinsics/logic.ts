import type { Scope } from '../scope.ts'
import { entry, formatError, isObject, type Json, TemplateError } from '../template.ts'
import { scalarText, type Value } from '../unknown.ts'

type Evaluate = (value: Json) => Value

/** The outcome of a named condition; remembers it in the scope. */
export function evaluateCondition(name: string, scope: Scope, evaluate: Evaluate, path: string[] = []): boolean {
  const known = entry(scope.conditions, name)
  if (known !== undefined) return known
  if (path.includes(name)) throw formatError(`Found circular condition dependency with condition ${name}`)
  const body = entry(scope.template.conditions, name)
  if (body === undefined) throw formatError(`Unresolved condition dependency ${name} in the Conditions block`)
  const outcome = truth(body, scope, evaluate, [...path, name])
  scope.conditions[name] = outcome
  return outcome
}

function truth(value: Json, scope: Scope, evaluate: Evaluate, path: string[]): boolean {
  if (isObject(value) && Object.keys(value).length === 1) {
    const recur = (item: Json) => truth(item, scope, evaluate, path)
    if (typeof value.Condition === 'string') return evaluateCondition(value.Condition, scope, evaluate, path)
    if ('Fn::Equals' in value) return equals(value['Fn::Equals'], evaluate)
    if ('Fn::Not' in value) return !recur(conditionList('Not', value['Fn::Not'], 1, 1)[0] ?? false)
    if ('Fn::And' in value) return conditionList('And', value['Fn::And'], 2, 10).map(recur).every(Boolean)
    if ('Fn::Or' in value) return conditionList('Or', value['Fn::Or'], 2, 10).map(recur).some(Boolean)
  }
  const result = String(evaluate(value))
  if (result === 'true' || result === 'false') return result === 'true'
  throw formatError(`Every Conditions member must be a condition function: ${JSON.stringify(value)}`)
}

function equals(argument: Json | undefined, evaluate: Evaluate): boolean {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw new TemplateError('Template error: every Fn::Equals object requires a list of 2 string parameters.')
  }
  const [left, right] = argument.map((item) => scalarText(evaluate(item)))
  return left === right
}

function conditionList(name: string, argument: Json | undefined, min: number, max: number): Json[] {
  if (Array.isArray(argument) && argument.length >= min && argument.length <= max) return argument
  throw new TemplateError(
    max === 1
      ? `Template error: every Fn::${name} object requires a list of 1 condition.`
      : `Template error: every Fn::${name} object requires a list of at least ${min} and at most ${max} boolean parameters.`,
  )
}

/** The branch of Fn::If that its condition selects, not yet evaluated. */
export function chooseBranch(argument: Json, scope: Scope): Json {
  if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
    throw new TemplateError('Template error: Fn::If requires a list argument with three elements')
  }
  const outcome = entry(scope.conditions, argument[0])
  if (outcome === undefined) {
    throw new TemplateError(`Template error: unresolved condition dependency ${argument[0]} in Fn::If`)
  }
  return argument[outcome ? 1 : 2] ?? ''
}
