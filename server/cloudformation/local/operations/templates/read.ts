import { isJson, readDocument } from '../../../template/parse.ts'
import { dependencies } from '../../../template/references.ts'
import { resourceType } from '../../../template/resource-types.ts'
import { buildTemplate } from '../../../template/structure/build.ts'
import { isObject, type Json, type Template } from '../../../template/template.ts'
import { transformNames } from '../../../template/transforms/calls.ts'
import { understoodDocument } from '../../../template/transforms/process.ts'
import type { Definition } from '../../state/stack.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Output } from '../../wire/xml.ts'
import type { Call, Operation } from '../call.ts'
import { refusing } from '../definition/refusing.ts'
import { anyStack, changeSetNamed, livingStack } from '../lookup.ts'
import { activeStackSet } from '../stack-sets/lookup.ts'
import { neededCapabilities } from './capabilities.ts'
import { inHashOrder, layered } from './hash-order.ts'
import { givenTemplate } from './source.ts'

export const getTemplate: Operation = (call) => {
  const { template, processed } = shownDefinition(call)
  const stage = text(call.input, 'TemplateStage')
  const digest = stage === 'Processed' ? processed : template
  return { TemplateBody: call.world.templates.text(digest), StagesAvailable: ['Original', 'Processed'] }
}

/** A stack in review has no template of its own yet: its latest change set has. */
function shownDefinition(call: Call): Definition {
  const changeSetName = text(call.input, 'ChangeSetName')
  if (changeSetName !== undefined) {
    if (text(call.input, 'StackName') === undefined && !changeSetName.startsWith('arn:')) {
      throw validationError('StackName is a required parameter.')
    }
    return changeSetNamed(call).changeSet.definition
  }
  if (text(call.input, 'StackName') === undefined) {
    throw validationError('StackName is required if ChangeSetName is not specified.')
  }
  const { stack, changeSets } = anyStack(call, 'with id')
  const latest = stack.status === 'REVIEW_IN_PROGRESS' ? [...changeSets.values()].at(-1) : undefined
  return latest?.definition ?? stack.current
}

export const validateTemplate: Operation = (call) => {
  const { template, transforms } = givenText(call)
  const { capabilities, reason } = neededCapabilities(template, transforms.length > 0)
  return {
    Description: template.description,
    Parameters: inHashOrder(Object.keys(template.parameters)).map((name) => ({
      ParameterKey: name,
      DefaultValue: template.parameters[name]?.default,
      NoEcho: template.parameters[name]?.noEcho,
      Description: template.parameters[name]?.description,
    })),
    Capabilities: orNothing(capabilities),
    CapabilitiesReason: reason,
    DeclaredTransforms: orNothing(transforms),
  }
}

export const getTemplateSummary: Operation = (call) => {
  if (text(call.input, 'StackSetName') !== undefined) return summaryOfStackSet(call)
  const named = text(call.input, 'StackName') === undefined ? undefined : livingStack(call, 'with id')
  if (named?.stack.status === 'REVIEW_IN_PROGRESS') {
    throw validationError('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.')
  }
  const { template, transforms, written } = named
    ? understood(call, call.world.templates.text(named.stack.current.template))
    : givenText(call)
  const parameters = inHashOrder(Object.keys(template.parameters)).map((name) => parameterShape(template, name))
  return { ...summaryShape({ template, transforms, written }, parameters), ...identifiersShape(template) }
}

/** Of a stack set's template it is not told what would identify its resources; every list of values is there. */
function summaryOfStackSet(call: Call): Output {
  const set = activeStackSet(call)
  const summary = understood(call, call.world.templates.text(set.definition.template))
  const { template } = summary
  const parameters = inHashOrder(Object.keys(template.parameters)).map((name) => ({
    ...parameterShape(template, name),
    ParameterConstraints: { AllowedValues: template.parameters[name]?.allowedValues ?? [] },
  }))
  return summaryShape(summary, parameters)
}

function summaryShape({ template, transforms, written }: Understood, parameters: Output[]): Record<string, Output> {
  const { capabilities, reason } = neededCapabilities(template, transforms.length > 0)
  return {
    Parameters: parameters,
    Description: template.description,
    Capabilities: orNothing(capabilities),
    CapabilitiesReason: reason,
    ResourceTypes: [...new Set(layered(dependencies(template)).map((name) => template.resources[name]?.type ?? ''))],
    Version:
      typeof template.document.AWSTemplateFormatVersion === 'string'
        ? template.document.AWSTemplateFormatVersion
        : undefined,
    Metadata: template.metadata === undefined ? undefined : metadataText(template.metadata, written),
    DeclaredTransforms: orNothing(transforms),
  }
}

/** AWS leaves out a list that would be empty. */
function orNothing(items: string[]): string[] | undefined {
  return items.length > 0 ? items : undefined
}

type Understood = { template: Template; transforms: string[]; written: 'json' | 'yaml' }

/** The template that a call brings. */
export function givenText(call: Call): Understood {
  const digest = givenTemplate(call)
  if (digest === undefined) throw validationError('Either Template URL or Template Body must be specified.')
  return understood(call, call.world.templates.text(digest))
}

/** A template with its transforms applied, as far as they can be without the values of parameters. */
function understood({ home }: Call, body: string): Understood {
  return refusing(() => {
    const document = readDocument(body)
    const pseudo = { accountId: home.account, region: home.region, stackName: 'stack' }
    const template = buildTemplate(understoodDocument(document, pseudo))
    return { template, transforms: transformNames(document), written: isJson(body) ? 'json' : 'yaml' }
  })
}

/** Metadata come back in the language they were written in; YAML on one line, with every scalar as a quoted text. */
function metadataText(metadata: Json, written: 'json' | 'yaml'): string {
  if (written === 'json') return JSON.stringify(metadata)
  if (Array.isArray(metadata)) return `[${metadata.map((item) => metadataText(item, written)).join(', ')}]`
  if (!isObject(metadata)) return `'${String(metadata).replaceAll("'", "''")}'`
  const entries = Object.entries(metadata)
  return `{${entries.map(([key, value]) => `${metadataText(key, written)}: ${metadataText(value, written)}`).join(', ')}}`
}

function parameterShape(template: Template, name: string): Record<string, Output> {
  const parameter = template.parameters[name]
  return {
    ParameterKey: name,
    DefaultValue: parameter?.default,
    ParameterType: parameter?.type,
    NoEcho: parameter?.noEcho,
    Description: parameter?.description,
    ParameterConstraints: { AllowedValues: parameter?.allowedValues },
  }
}

function identifiersShape(template: Template): Record<string, Output> {
  const byType = new Map<string, string[]>()
  for (const [name, { type }] of Object.entries(template.resources)) {
    byType.set(type, [...(byType.get(type) ?? []), name])
  }
  const summaries = inHashOrder([...byType.keys()]).map((type) => ({
    ResourceType: type,
    LogicalResourceIds: byType.get(type) ?? [],
    ResourceIdentifiers: resourceType(type)?.identifier ?? [],
  }))
  return { ResourceIdentifierSummaries: summaries }
}
