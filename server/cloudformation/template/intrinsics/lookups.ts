import { isListParameter, listItems } from '../parameters/resolve.ts'
import { attributeReference } from '../references.ts'
import type { Scope } from '../scope.ts'
import { entry, isObject, type Json, TemplateError } from '../template.ts'
import { isUnknown, scalarText, unknown, type Value } from '../unknown.ts'
import type { Intrinsic } from './intrinsic.ts'

export const ref: Intrinsic = (argument, _evaluate, scope) => {
  if (typeof argument !== 'string')
    throw new TemplateError('Template error: every Ref object must have a single String value.')
  return reference(argument, scope)
}

/** The value of a name: a pseudo parameter, a parameter, or the physical id of a resource. */
export function reference(name: string, scope: Scope): Value {
  if (name.startsWith('AWS::')) return pseudoParameter(name, scope)
  const parameter = entry(scope.template.parameters, name)
  if (parameter) {
    const value = entry(scope.parameters, name) ?? parameter.default ?? ''
    return isListParameter(parameter) ? listItems(value) : value
  }
  return scope.resource?.(name)?.physicalId ?? unknown([{ name }])
}

function pseudoParameter(name: string, { pseudo }: Scope): Value {
  const values: Record<string, Value | undefined> = {
    'AWS::AccountId': pseudo.accountId,
    'AWS::NotificationARNs': pseudo.notificationArns ?? [],
    'AWS::Partition': pseudo.partition ?? partitionOf(pseudo.region),
    'AWS::Region': pseudo.region,
    'AWS::StackId': pseudo.stackId,
    'AWS::StackName': pseudo.stackName,
    'AWS::URLSuffix': pseudo.urlSuffix ?? (pseudo.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'),
  }
  return values[name] ?? unknown([{ name }])
}

/** The partition a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

export const getAtt: Intrinsic = (argument, evaluate, scope) => {
  const names = Array.isArray(argument)
    ? [argument[0] ?? '', ...argument.slice(1).map((part) => scalarText(evaluate(part)))]
    : argument
  const target = attributeReference(names)
  if (!target?.attribute) {
    throw new TemplateError(
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    )
  }
  return attribute(target.name, target.attribute, scope)
}

export function attribute(logicalId: string, name: string, scope: Scope): Value {
  const attributes = scope.resource?.(logicalId)?.attributes
  return entry(attributes, name) ?? unknown([{ name: logicalId, attribute: name }])
}

export const findInMap: Intrinsic = (argument, evaluate, scope) => {
  if (!Array.isArray(argument) || argument.length < 3 || argument.length > 4) {
    throw new TemplateError(
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    )
  }
  const keys = argument.slice(0, 3).map((item) => scalarText(evaluate(item)))
  const [mapName = '', row = '', cell = ''] = keys
  const options = argument[3]
  const fallback = isObject(options) ? options.DefaultValue : undefined
  const mapping = entry(scope.template.mappings, mapName)
  if (!mapping && fallback === undefined) {
    throw new TemplateError(
      `Template error: Mapping named '${mapName}' is not present in the 'Mappings' section of template.`,
    )
  }
  const found = mappedValue(mapping, row, cell)
  if (found !== undefined) return found
  if (fallback !== undefined) return evaluate(fallback)
  throw new TemplateError(`Template error: Unable to get mapping for ${keys.join('::')}`)
}

function mappedValue(mapping: Record<string, Json> | undefined, row: string, cell: string): Json | undefined {
  const values = entry(mapping, row)
  return isObject(values) ? entry(values, cell) : undefined
}

export const importValue: Intrinsic = (argument, evaluate, scope) => {
  const name = evaluate(argument)
  if (isUnknown(name)) return name
  if (typeof name === 'object') {
    throw new TemplateError('Template error: every Fn::ImportValue object must have a String-typed value.')
  }
  const exportName = scalarText(name)
  return scope.importValue?.(exportName) ?? unknown([{ name: 'Fn::ImportValue', attribute: exportName }])
}

export const getStackOutput: Intrinsic = (argument, evaluate, scope) => {
  const given = evaluate(argument)
  if (typeof given !== 'object' || given === null || Array.isArray(given) || isUnknown(given)) {
    throw new TemplateError('Template error: Fn::GetStackOutput requires StackName and OutputName')
  }
  const text = (key: string) => (given[key] === undefined ? undefined : scalarText(given[key]))
  const stackName = text('StackName')
  const outputName = text('OutputName')
  if (!stackName || !outputName) {
    throw new TemplateError('Template error: Fn::GetStackOutput requires StackName and OutputName')
  }
  const output = { stackName, outputName, region: text('Region'), roleArn: text('RoleArn') }
  return (
    scope.stackOutput?.(output) ?? unknown([{ name: 'Fn::GetStackOutput', attribute: `${stackName}.${outputName}` }])
  )
}

export const getAZs: Intrinsic = (argument, evaluate, scope) => {
  const given = evaluate(argument)
  if (isUnknown(given)) return given
  if (typeof given === 'object') {
    throw new TemplateError('Template error: every Fn::GetAZs object must have a String-typed value.')
  }
  const region = scalarText(given) || scope.pseudo.region
  return scope.availabilityZones?.(region) ?? ['a', 'b', 'c'].map((zone) => `${region}${zone}`)
}
