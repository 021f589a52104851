import { readParameters } from '../parameters/declarations.ts'
import { checkRuleShapes } from '../rules/check.ts'
import {
  formatError,
  isObject,
  type Json,
  type JsonObject,
  type OutputDeclaration,
  type ResourceDeclaration,
  type Template,
  TemplateError,
} from '../template.ts'
import { transformCalls } from '../transforms/calls.ts'
import { checkName, LIMITS } from './limits.ts'
import { checkReferences } from './reference-checks.ts'

const SECTIONS = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
])

const RESOURCE_MEMBERS = new Set([
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Description',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
  'Version',
])

/** Builds the checked form of a long-form document. Throws a `TemplateError` in CloudFormation's words. */
export function buildTemplate(document: JsonObject): Template {
  const unknown = Object.keys(document).filter((name) => !SECTIONS.has(name))
  if (unknown.length > 0) throw formatError(`Invalid template property or properties [${unknown.join(', ')}]`)
  refuseNulls(document, '')
  const template: Template = {
    description: readDescription(document.Description),
    metadata: document.Metadata,
    transforms: transformCalls(document.Transform),
    parameters: readParameters(section(document, 'Parameters')),
    mappings: readMappings(section(document, 'Mappings')),
    conditions: section(document, 'Conditions'),
    rules: section(document, 'Rules'),
    resources: readResources(document),
    outputs: readOutputs(section(document, 'Outputs')),
    document,
  }
  checkRuleShapes(template.rules)
  checkReferences(template)
  return template
}

function refuseNulls(value: Json, path: string): void {
  if (value === null) throw new TemplateError(`[${path}] 'null' values are not allowed in templates`)
  if (typeof value !== 'object') return
  for (const [key, item] of Object.entries(value)) refuseNulls(item, `${path}/${key}`)
}

function section(document: JsonObject, name: string): JsonObject {
  const value = document[name]
  if (value === undefined) return {}
  if (!isObject(value)) {
    throw formatError(name === 'Resources' ? 'Any Resources member must be an object.' : `${name} must be an object.`)
  }
  const limit = LIMITS[name]
  const count = Object.keys(value).length
  if (limit !== undefined && count > limit) {
    throw formatError(`Number of ${name.toLowerCase()}, ${count}, is greater than maximum allowed, ${limit}`)
  }
  return value
}

function readDescription(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw formatError('Template description must be a string.')
  if (Buffer.byteLength(value) > LIMITS.descriptionBytes) {
    throw formatError(`Template description must be no longer than ${LIMITS.descriptionBytes} bytes.`)
  }
  return value
}

function readMappings(mappings: JsonObject): Record<string, JsonObject> {
  const checked = Object.entries(mappings).map(([name, mapping]): [string, JsonObject] => {
    if (!isObject(mapping)) throw formatError('Every Mappings member must be an object.')
    const rows = Object.entries(mapping).filter(([key]) => key !== 'Fn::Transform')
    if (rows.length > LIMITS.attributesOfMapping) {
      throw formatError(
        `Number of attributes of mapping ${name}, ${rows.length}, is greater than maximum allowed, ${LIMITS.attributesOfMapping}`,
      )
    }
    for (const [key, row] of rows) {
      if (!isObject(row)) throw formatError(`Every Mappings member ${key} must be a map`)
      const cells = Object.entries(row).filter(([cell]) => cell !== 'Fn::Transform')
      if (cells.some(([, cell]) => isObject(cell))) {
        throw formatError('Every Mappings attribute must be a String or a List.')
      }
    }
    return [name, mapping]
  })
  return Object.fromEntries(checked)
}

function readResources(document: JsonObject): Record<string, ResourceDeclaration> {
  const resources = section(document, 'Resources')
  if (Object.keys(resources).length === 0) throw formatError('At least one Resources member must be defined.')
  return Object.fromEntries(Object.entries(resources).map(([name, value]) => [name, readResource(name, value)]))
}

function readResource(name: string, value: Json): ResourceDeclaration {
  checkName('Resource', name)
  if (!isObject(value)) throw formatError('Any Resources member must be an object.')
  if (typeof value.Type !== 'string' || value.Type === '') {
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`)
  }
  const unknown = Object.keys(value).find((member) => !RESOURCE_MEMBERS.has(member))
  // The one complaint about a template's form that CloudFormation words without saying so.
  if (unknown) throw new TemplateError(`Invalid template resource property '${unknown}'`)
  if (value.Properties !== undefined && !isObject(value.Properties)) {
    throw formatError(`[/Resources/${name}/Properties] Properties must be an object.`)
  }
  return {
    type: value.Type,
    properties: value.Properties ?? {},
    dependsOn: readDependsOn(value.DependsOn),
    condition: readCondition(value.Condition, `Resources/${name}`),
    metadata: value.Metadata,
    creationPolicy: value.CreationPolicy,
    updatePolicy: value.UpdatePolicy,
    deletionPolicy: value.DeletionPolicy,
    updateReplacePolicy: value.UpdateReplacePolicy,
  }
}

function readDependsOn(value: Json | undefined): string[] {
  const names = value === undefined ? [] : Array.isArray(value) ? value : [value]
  if (!names.every((name) => typeof name === 'string')) {
    throw formatError('DependsOn must be a resource name, or a list of resource names.')
  }
  return [...new Set(names)]
}

function readCondition(value: Json | undefined, path: string): string | undefined {
  if (value !== undefined && typeof value !== 'string') throw formatError(`[/${path}/Condition] must be a string.`)
  return value
}

function readOutputs(outputs: JsonObject): Record<string, OutputDeclaration> {
  const entries = Object.entries(outputs).map(([name, value]): [string, OutputDeclaration] => {
    checkName('Output', name)
    if (!isObject(value) || value.Value === undefined) {
      throw formatError('Every Outputs member must contain a Value object')
    }
    const output: OutputDeclaration = {
      value: value.Value,
      description: typeof value.Description === 'string' ? value.Description : undefined,
      exportName: isObject(value.Export) ? value.Export.Name : undefined,
      condition: readCondition(value.Condition, `Outputs/${name}`),
    }
    return [name, output]
  })
  return Object.fromEntries(entries)
}
