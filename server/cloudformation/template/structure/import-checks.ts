import { referencesIn, soleEntry } from '../references.ts'
import { formatError, isObject, type Json, type Template, TemplateError } from '../template.ts'
import { PSEUDO_PARAMETERS } from './pseudo-parameters.ts'

const LATE_FUNCTIONS = new Set(['Fn::ImportValue', 'Fn::GetStackOutput', 'Fn::GetAZs'])

/**
 * Refuses names of imports and exports that only the deployment could tell, and other stacks' outputs in conditions:
 * CloudFormation wants to know all of them before it begins.
 */
export function checkImports(template: Template): void {
  const { Resources = {}, Outputs = {} } = template.document
  if (importArguments([Resources, Outputs]).some((argument) => isLate(template, argument))) {
    throw new TemplateError(
      'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs',
    )
  }
  for (const [name, { exportName }] of Object.entries(template.outputs)) {
    if (exportName === undefined || !isLate(template, exportName)) continue
    throw formatError(
      `Output ${name} is malformed. The Name field of every Export member must be specified and must not depend on any resources, imported values, or Fn::GetAZs.`,
    )
  }
  if (calls(Object.values(template.conditions), (name) => name === 'Fn::GetStackOutput')) {
    throw new TemplateError('Template error: Cannot use Fn::GetStackOutput in Conditions.')
  }
}

function importArguments(value: Json): Json[] {
  if (Array.isArray(value)) return value.flatMap(importArguments)
  if (!isObject(value)) return []
  const [name, argument] = soleEntry(value)
  const own = name === 'Fn::ImportValue' && argument !== undefined ? [argument] : []
  return [...own, ...Object.values(value).flatMap(importArguments)]
}

function isLate(template: Template, name: Json): boolean {
  const isEarly = (of: string) => PSEUDO_PARAMETERS.has(of) || Object.hasOwn(template.parameters, of)
  return referencesIn(name).some((reference) => !isEarly(reference.name)) || calls(name, (of) => LATE_FUNCTIONS.has(of))
}

function calls(value: Json, isMeant: (name: string) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => calls(item, isMeant))
  if (!isObject(value)) return false
  return isMeant(soleEntry(value)[0]) || Object.values(value).some((item) => calls(item, isMeant))
}
