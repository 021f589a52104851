import { holds } from '../../../template/evaluate.ts'
import { attributeReference, type Reference, referencesIn, soleEntry } from '../../../template/references.ts'
import type { Scope } from '../../../template/scope.ts'
import { entry, isObject, type Json } from '../../../template/template.ts'
import { supportsAttribute } from '../../resources/attributes/attribute-value.ts'
import { isKept } from '../scope.ts'

/** The first attribute that is asked of a type without it. CloudFormation looks before it touches any resource. */
export function unsupportedAttribute(scope: Scope): string | undefined {
  const { resources, outputs } = scope.template
  for (const [name, { properties }] of Object.entries(resources)) {
    const problem = isKept(scope, name) && problemIn(scope, properties, `/Resources/${name}/Properties`)
    if (problem) return problem
  }
  for (const [name, { value, condition }] of Object.entries(outputs)) {
    const problem = holds(scope, condition) && problemIn(scope, value, `/Outputs/${name}/Value`)
    if (problem) return problem
  }
  return undefined
}

function problemIn(scope: Scope, value: Json, path: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const [call, argument] = isObject(value) ? soleEntry(value) : ['', undefined]
  const missing = asked(scope, call, argument).find((reference) => isMissing(scope, reference))
  if (missing) return `[Error] ${path}/${call}: ${missingWords(scope, missing)}.`
  for (const [key, item] of Object.entries(partsOf(scope, value, call, argument))) {
    const problem = problemIn(scope, item, `${path}/${key}`)
    if (problem) return problem
  }
  return undefined
}

/** The attributes that a function itself asks for. */
function asked(scope: Scope, call: string, argument: Json | undefined): Reference[] {
  if (call === 'Fn::Sub' && argument !== undefined) return referencesIn({ [call]: argument }, scope.conditions)
  const reference = call === 'Fn::GetAtt' ? attributeReference(argument) : undefined
  return reference ? [reference] : []
}

/** What is evaluated of a value: of Fn::If the branch that is taken. */
function partsOf(scope: Scope, value: Json[] | Record<string, Json>, call: string, argument: Json | undefined) {
  if (call !== 'Fn::If' || !Array.isArray(argument) || typeof argument[0] !== 'string') return value
  const branch = entry(scope.conditions, argument[0]) ? 1 : 2
  return { [`Fn::If/${branch}`]: argument[branch] ?? '' }
}

function isMissing({ template }: Scope, { name, attribute }: Reference): boolean {
  const type = entry(template.resources, name)?.type
  return type !== undefined && Boolean(attribute) && !supportsAttribute(type, attribute ?? '')
}

function missingWords({ template }: Scope, { name, attribute }: Reference): string {
  return `Resource type ${template.resources[name]?.type} does not support attribute {${attribute}}`
}
