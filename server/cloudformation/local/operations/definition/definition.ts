import { resolveParameters } from '../../../template/parameters/resolve.ts'
import { evaluateBeforehand } from '../../../template/structure/absent-resources.ts'
import type { Template } from '../../../template/template.ts'
import { printed } from '../../../template/unknown.ts'
import { misplacedSecureReferences } from '../../resources/dynamic-references.ts'
import { fits } from '../../state/settings.ts'
import type { Definition, RollbackConfiguration } from '../../state/stack.ts'
import { AwsError, validationError } from '../../wire/aws-error.ts'
import { flag, type Input, number, struct, structs, text, texts } from '../../wire/form.ts'
import type { Call } from '../call.ts'
import { checkCapabilities } from '../templates/capabilities.ts'
import { checkResourceTypes } from '../templates/resource-types.ts'
import { givenTemplate } from '../templates/source.ts'
import { checkExistingValues } from './existing-values.ts'
import { givenParameters, hiddenParameters, processedTemplate, resolveSsm } from './parameters.ts'
import { refusing } from './refusing.ts'
import { checkTemplateRules } from './rules.ts'

const MAX_TAGS = 50

/** What a call asks a stack to be made from, checked as AWS checks it before it accepts the call. */
export function readDefinition(call: Call, existing?: { stack: { current: Definition } }): Definition {
  const { input, world } = call
  const before = existing?.stack.current
  const template = flag(input, 'UsePreviousTemplate') ? before?.template : givenTemplate(call)
  if (template === undefined) throw validationError('Either Template URL or Template Body must be specified.')
  const { digest: processed, broken } = processedTemplate(call, template, before)
  const capabilities = texts(input, 'Capabilities') ?? []
  const given = {
    template,
    processed,
    tags: readTags(input) ?? before?.tags ?? {},
    // An update keeps those that the stack was made with; it has to name what it needs all the same.
    capabilities:
      capabilities.length === 0 && call.action === 'UpdateStack' ? (before?.capabilities ?? []) : capabilities,
    notificationArns: texts(input, 'NotificationARNs') ?? before?.notificationArns ?? [],
    roleArn: readRole(call) ?? before?.roleArn,
    rollbackConfiguration: readRollbackConfiguration(input) ?? before?.rollbackConfiguration,
  }
  // A change set is looked at before it is executed: that is the acknowledgement.
  const transformed = (processed !== template || broken !== undefined) && call.action !== 'CreateChangeSet'
  if (broken !== undefined) {
    checkCapabilities({ resources: {} }, capabilities, transformed)
    return { ...given, broken, hidden: [], parameters: {}, resolved: {} }
  }
  const parsed = refusing(() => world.templates.parsed(processed))
  checkResourceTypes(parsed, texts(input, 'ResourceTypes'))
  const parameters = refusing(() => resolveParameters(parsed, givenParameters(input, parsed, before)))
  checkExistingValues(call, parsed, parameters)
  checkCapabilities(parsed, capabilities, transformed)
  const resolved = resolveSsm(call.home, parsed, parameters)
  checkTemplateRules(call, parsed, { ...parameters, ...resolved })
  checkEvaluation(call, parsed, { ...parameters, ...resolved })
  return { ...given, description: parsed.description, hidden: hiddenParameters(parsed), parameters, resolved }
}

/** What cannot be evaluated whatever becomes of the resources is refused before anything is started. */
function checkEvaluation({ home, input }: Call, parsed: Template, parameters: Record<string, string>): void {
  const pseudo = { accountId: home.account, region: home.region, stackName: text(input, 'StackName') ?? '' }
  const { resources } = refusing(() => evaluateBeforehand(parsed, { parameters, pseudo }))
  const misplaced = Object.values(resources).flatMap(({ type, properties }) =>
    misplacedSecureReferences(type, printed(properties)),
  )
  if (misplaced.length > 0) {
    throw validationError(`SSM Secure reference is not supported in: [${misplaced.join(', ')}]`)
  }
}

export function readTags(input: Input): Record<string, string> | undefined {
  const items = structs(input, 'Tags')
  if (!items) return undefined
  if (items.length > MAX_TAGS) throw validationError(`A stack has at most ${MAX_TAGS} tags.`)
  const tags = items.map((item): [string, string] => [text(item, 'Key') ?? '', text(item, 'Value') ?? ''])
  const reserved = tags.find(([key]) => key.startsWith('aws:'))
  if (reserved) throw validationError(`Tag key ${reserved[0]} is reserved: keys cannot start with aws:`)
  return Object.fromEntries(tags)
}

function readRole({ input, world }: Call): string | undefined {
  const role = text(input, 'RoleARN')
  if (role === undefined) return undefined
  const isDenied = world.settings.deniedRoles.some((pattern) => fits(pattern, role))
  if (isDenied || !/^arn:[^:]+:iam::\d{12}:role\/.+/.test(role)) {
    throw validationError(`Role ${role} is invalid or cannot be assumed`)
  }
  return role
}

function readRollbackConfiguration(input: Input): RollbackConfiguration | undefined {
  const given = struct(input, 'RollbackConfiguration')
  if (!given) return undefined
  const triggers = (structs(given, 'RollbackTriggers') ?? []).map((trigger) => ({
    arn: text(trigger, 'Arn') ?? '',
    type: text(trigger, 'Type') ?? '',
  }))
  if (triggers.length > 5) throw validationError('A rollback configuration has at most 5 triggers.')
  for (const { arn, type } of triggers) {
    if (!/^AWS::CloudWatch::(?:Composite)?Alarm$/.test(type))
      throw validationError('Rollback Trigger Type not supported')
    if (!/^arn:[^:]+:cloudwatch:[^:]*:\d{12}:alarm:.+/.test(arn)) {
      throw validationError("RelativeId of a Rollback Trigger's ARN is incorrect")
    }
  }
  return { triggers, monitoringMinutes: number(given, 'MonitoringTimeInMinutes') ?? 0 }
}

/** What a failed create or update does, from the two parameters that say so and exclude each other. */
export function readOnFailure(input: Input): {
  onFailure: 'ROLLBACK' | 'DO_NOTHING' | 'DELETE'
  disableRollback: boolean
} {
  const onFailure = text(input, 'OnFailure')
  const config = struct(input, 'DeploymentConfig')
  const disable = flag(input, 'DisableRollback') ?? (config ? flag(config, 'DisableRollback') : undefined)
  if (onFailure !== undefined && disable !== undefined) {
    throw validationError('You can specify either DisableRollback or OnFailure, but not both.')
  }
  if (onFailure !== undefined && onFailure !== 'ROLLBACK' && onFailure !== 'DO_NOTHING' && onFailure !== 'DELETE') {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${onFailure}' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [DELETE, DO_NOTHING, ROLLBACK]`,
    )
  }
  const chosen = onFailure ?? (disable ? 'DO_NOTHING' : 'ROLLBACK')
  return { onFailure: chosen, disableRollback: chosen === 'DO_NOTHING' }
}
