import { evaluateCondition } from './intrinsics/logic.ts'
import { INTRINSICS } from './intrinsics/table.ts'
import { soleEntry } from './references.ts'
import type { EvaluationContext, Scope } from './scope.ts'
import { entry, isObject, type Json, type Template, TemplateError } from './template.ts'
import { isUnknown, type Value } from './unknown.ts'

export type EvaluatedResource = {
  type: string
  properties: Record<string, Value>
  metadata?: Value
  creationPolicy?: Value
  updatePolicy?: Value
  deletionPolicy?: string
  updateReplacePolicy?: string
}

export type EvaluatedOutput = { value: Value; description?: string; exportName?: Value }

/** A template with its parameters filled in. Resources and outputs whose condition is false are not there. */
export type Evaluation = {
  conditions: Record<string, boolean>
  resources: Record<string, EvaluatedResource>
  outputs: Record<string, EvaluatedOutput>
}

/** `Ref: AWS::NoValue`: the property, or the item of a list, is as if it had not been written. */
const NO_VALUE = Symbol('AWS::NoValue')

/** Evaluates a whole template. What depends on resources that the context does not know is `Unknown`. */
export function evaluateTemplate(template: Template, context: EvaluationContext): Evaluation {
  const scope = openScope(template, context)
  const kept = <T extends { condition?: string }>(declarations: Record<string, T>) =>
    Object.entries(declarations).filter(([, declaration]) => holds(scope, declaration.condition))
  return {
    conditions: scope.conditions,
    resources: Object.fromEntries(
      kept(template.resources).map(([logicalId]) => [logicalId, evaluateResource(scope, logicalId)]),
    ),
    outputs: Object.fromEntries(kept(template.outputs).map(([name]) => [name, evaluateOutput(scope, name)])),
  }
}

/** Evaluates the conditions once; resources can then be evaluated one by one, as their turn comes. */
export function openScope(template: Template, context: EvaluationContext): Scope {
  const scope: Scope = { ...context, template, conditions: {} }
  for (const name of Object.keys(template.conditions)) evaluateCondition(name, scope, (value) => evaluate(value, scope))
  return scope
}

/** Whether a resource or output with this condition exists. */
export function holds(scope: Scope, condition: string | undefined): boolean {
  return condition === undefined || entry(scope.conditions, condition) === true
}

/** Evaluates one resource; its condition is not looked at. Throws when the template does not declare it. */
export function evaluateResource(scope: Scope, logicalId: string): EvaluatedResource {
  const declaration = entry(scope.template.resources, logicalId)
  if (!declaration) throw new Error(`The template has no resource ${logicalId}`)
  const part = (value: Json | undefined) => (value === undefined ? undefined : evaluate(value, scope))
  return {
    type: declaration.type,
    properties: evaluateMembers(declaration.properties, scope),
    metadata: part(declaration.metadata),
    creationPolicy: part(declaration.creationPolicy),
    updatePolicy: part(declaration.updatePolicy),
    deletionPolicy: policy(part(declaration.deletionPolicy)),
    updateReplacePolicy: policy(part(declaration.updateReplacePolicy)),
  }
}

/** Evaluates one output; its condition is not looked at. */
export function evaluateOutput(scope: Scope, name: string): EvaluatedOutput {
  const declaration = entry(scope.template.outputs, name)
  if (!declaration) throw new Error(`The template has no output ${name}`)
  return {
    value: evaluate(declaration.value, scope),
    description: declaration.description,
    exportName: declaration.exportName === undefined ? undefined : evaluate(declaration.exportName, scope),
  }
}

/** Evaluates any value of a template. `Ref: AWS::NoValue` at the top gives an empty string. */
export function evaluate(value: Json, scope: Scope): Value {
  const result = reduce(value, scope)
  return result === NO_VALUE ? '' : result
}

function policy(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function reduce(value: Json, scope: Scope): Value | typeof NO_VALUE {
  if (Array.isArray(value)) return value.map((item) => reduce(item, scope)).filter((item) => item !== NO_VALUE)
  if (!isObject(value)) return value
  const [name, argument] = soleEntry(value)
  if (argument === undefined) return evaluateMembers(value, scope)
  if (name === 'Ref' && argument === 'AWS::NoValue') return NO_VALUE
  if (name === 'Fn::If') return reduce(INTRINSICS.chooseBranch(argument, scope), scope)
  const call = INTRINSICS.functions[name]
  if (call) return call(argument, (item) => evaluate(item, scope), scope)
  if (/^fn::/i.test(name) && name !== 'Fn::Transform' && !name.startsWith('Fn::ForEach')) {
    throw new TemplateError(
      `Template Error: Encountered unsupported function: ${name} Supported functions are: [${INTRINSICS.told.join(', ')}]`,
    )
  }
  return evaluateMembers(value, scope)
}

function evaluateMembers(members: Record<string, Json>, scope: Scope): Record<string, Value> {
  const entries: [string, Value][] = []
  for (const [key, member] of Object.entries(members)) {
    const result = reduce(member, scope)
    if (result !== NO_VALUE) entries.push([key, result])
  }
  return Object.fromEntries(entries)
}

/** The text of a value that must be known by now. */
export function knownText(value: Value): string | undefined {
  return isUnknown(value) || (typeof value === 'object' && value !== null) ? undefined : String(value)
}
