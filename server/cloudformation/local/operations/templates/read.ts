import { resourceType } from '../../../template/resource-types.ts'
import type { Template } from '../../../template/template.ts'
import type { StackState } from '../../state/region.ts'
import type { ChangeSet } from '../../state/stack.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Output } from '../../wire/xml.ts'
import type { Call, Operation } from '../call.ts'
import { refusing } from '../definition/refusing.ts'
import { anyStack, changeSetNamed, livingStack } from '../lookup.ts'
import { neededCapabilities } from './capabilities.ts'
import { givenTemplate } from './source.ts'

export const getTemplate: Operation = (call) => {
  const definition = (text(call.input, 'ChangeSetName') ? changeSetNamed(call).changeSet : undefined)?.definition
  const { template, processed } = definition ?? shownDefinition(anyStack(call, 'with id'))
  const stage = text(call.input, 'TemplateStage')
  const digest = stage === 'Processed' ? processed : template
  return { TemplateBody: call.world.templates.text(digest), StagesAvailable: ['Original', 'Processed'] }
}

/** A stack in review has no template of its own yet: its latest change set has. */
function shownDefinition({ stack, changeSets }: StackState): ChangeSet['definition'] {
  const latest = stack.status === 'REVIEW_IN_PROGRESS' ? [...changeSets.values()].at(-1) : undefined
  return latest?.definition ?? stack.current
}

export const validateTemplate: Operation = (call) => {
  const template = parsedGiven(call)
  const { capabilities, reason } = neededCapabilities(template)
  return {
    Description: template.description ?? '',
    Parameters: Object.entries(template.parameters).map(([name, parameter]) => ({
      ParameterKey: name,
      DefaultValue: parameter.default,
      NoEcho: parameter.noEcho,
      Description: parameter.description,
    })),
    Capabilities: capabilities,
    CapabilitiesReason: reason,
    DeclaredTransforms: template.transforms.map((transform) => transform.name),
  }
}

export const getTemplateSummary: Operation = (call) => {
  const named = text(call.input, 'StackName') === undefined ? undefined : livingStack(call, 'with id')
  if (named?.stack.status === 'REVIEW_IN_PROGRESS') {
    throw validationError('GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.')
  }
  const template = named ? call.world.templates.parsed(named.stack.current.template) : parsedGiven(call)
  const { capabilities, reason } = neededCapabilities(template)
  return {
    Parameters: Object.keys(template.parameters).map((name) => parameterShape(template, name)),
    Description: template.description,
    Capabilities: capabilities.length > 0 ? capabilities : undefined,
    CapabilitiesReason: reason,
    ResourceTypes: [...new Set(Object.values(template.resources).map((resource) => resource.type))],
    Version:
      typeof template.document.AWSTemplateFormatVersion === 'string'
        ? template.document.AWSTemplateFormatVersion
        : undefined,
    Metadata: template.metadata === undefined ? undefined : JSON.stringify(template.metadata),
    DeclaredTransforms: template.transforms.length > 0 ? template.transforms.map(({ name }) => name) : undefined,
    ResourceIdentifierSummaries: identifiersShape(template),
  }
}

function parsedGiven(call: Call): Template {
  const digest = givenTemplate(call)
  if (digest === undefined) throw validationError('Either Template URL or Template Body must be specified.')
  return refusing(() => call.world.templates.parsed(digest))
}

function parameterShape(template: Template, name: string): Output {
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

function identifiersShape(template: Template): Output {
  const byType = new Map<string, string[]>()
  for (const [name, { type }] of Object.entries(template.resources)) {
    byType.set(type, [...(byType.get(type) ?? []), name])
  }
  return [...byType].map(([type, names]) => ({
    ResourceType: type,
    LogicalResourceIds: names,
    ResourceIdentifiers: resourceType(type)?.identifier ?? [],
  }))
}
