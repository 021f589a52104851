import { circularDependencies, dependencies, referencesIn, soleEntry } from '../references.ts'
import { formatError, isObject, type Json, type Template, TemplateError } from '../template.ts'
import { checkImports } from './import-checks.ts'
import { PSEUDO_PARAMETERS } from './pseudo-parameters.ts'

/** Refuses names that nothing declares, and circles. What a transform may yet declare is asked of its result. */
export function checkReferences(template: Template): void {
  checkImports(template)
  if (template.transforms.length > 0) {
    checkConditions(template)
    return
  }
  checkResources(template)
  checkOutputs(template)
  checkConditions(template)
  const circle = circularDependencies(dependencies(template))
  if (circle.length > 0) {
    throw new TemplateError(`Circular dependency between resources: [${circle.join(', ')}]`)
  }
}

function isDeclared(template: Template, name: string): boolean {
  return (
    PSEUDO_PARAMETERS.has(name) || Object.hasOwn(template.parameters, name) || Object.hasOwn(template.resources, name)
  )
}

function unresolved(template: Template, value: Json): string[] {
  return referencesIn(value)
    .filter((reference) =>
      reference.attribute === undefined
        ? !isDeclared(template, reference.name)
        : !Object.hasOwn(template.resources, reference.name),
    )
    .map((reference) => reference.name)
}

function checkResources(template: Template): void {
  const missing = new Set<string>()
  for (const resource of Object.values(template.resources)) {
    for (const name of resource.dependsOn) if (!Object.hasOwn(template.resources, name)) missing.add(name)
    for (const name of unresolved(template, [resource.properties, resource.updatePolicy ?? ''])) missing.add(name)
  }
  if (missing.size > 0) {
    throw formatError(
      `Unresolved resource dependencies [${[...missing].join(', ')}] in the Resources block of the template`,
    )
  }
}

function checkOutputs(template: Template): void {
  const values = Object.values(template.outputs).map((output) => [output.value, output.exportName ?? ''])
  const missing = [...new Set(unresolved(template, values))]
  if (missing.length > 0) {
    throw new TemplateError(
      `Unresolved resource dependencies [${missing.join(', ')}] in the Outputs block of the template`,
    )
  }
}

function checkConditions(template: Template): void {
  const isKnown = (name: string) => Object.hasOwn(template.conditions, name)
  const inConditions = [...new Set(unresolvedInConditions(template))]
  if (inConditions.length > 0) {
    throw formatError(
      `Unresolved dependencies [${inConditions.join(', ')}]. Cannot reference resources in the Conditions block of the template`,
    )
  }
  for (const name of conditionsIn(Object.values(template.conditions))) {
    if (!isKnown(name)) throw formatError(`Unresolved condition dependency ${name} in the Conditions block`)
  }
  const bodies = [...Object.values(template.resources).map((r) => r.properties), template.document.Outputs ?? {}]
  for (const name of branchConditionsIn(bodies)) {
    if (!isKnown(name)) throw new TemplateError(`Template error: unresolved condition dependency ${name} in Fn::If`)
  }
  for (const { condition } of [...Object.values(template.resources), ...Object.values(template.outputs)]) {
    if (condition !== undefined && !isKnown(condition)) {
      throw formatError(`Unresolved condition dependency ${condition} in the Resources block of the template`)
    }
  }
}

function unresolvedInConditions(template: Template): string[] {
  return referencesIn(Object.values(template.conditions))
    .filter((reference) => reference.attribute !== undefined || isResourceOrMissing(template, reference.name))
    .map((reference) => reference.name)
}

function isResourceOrMissing(template: Template, name: string): boolean {
  return !PSEUDO_PARAMETERS.has(name) && !Object.hasOwn(template.parameters, name)
}

function conditionsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn)
  if (!isObject(value)) return []
  const [name, argument] = soleEntry(value)
  if (name === 'Condition' && typeof argument === 'string') return [argument]
  return Object.values(value).flatMap(conditionsIn)
}

function branchConditionsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(branchConditionsIn)
  if (!isObject(value)) return []
  const [name, argument] = soleEntry(value)
  const own = name === 'Fn::If' && Array.isArray(argument) && typeof argument[0] === 'string' ? [argument[0]] : []
  return [...own, ...Object.values(value).flatMap(branchConditionsIn)]
}
