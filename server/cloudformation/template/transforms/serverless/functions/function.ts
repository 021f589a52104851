import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { expandEvents } from '../events/event.ts'
import { type Expanding, given, invalid, lookedUp, managedPolicy, picked, resolved, type Source } from '../expanding.ts'
import { conditional, getAtt, ifParts, isNoValue, wordOf } from '../intrinsics.ts'
import { trust } from '../policies/documents.ts'
import { roleFor } from '../policies/role.ts'
import { tagList } from '../tags.ts'
import { aliasOf } from './alias.ts'
import { codeOf } from './code.ts'
import { invokeConfig } from './invoke-config.ts'
import { functionUrl } from './url.ts'

/** Properties of a serverless function that Lambda takes as they are. */
const SAME =
  'Architectures CodeSigningConfigArn Description DurableConfig Environment EphemeralStorage FileSystemConfigs FunctionName FunctionScalingConfig Handler ImageConfig KmsKeyArn Layers LoggingConfig MemorySize PackageType PublishToLatestPublished RecursiveLoop ReservedConcurrentExecutions Runtime RuntimeManagementConfig SnapStart TenancyConfig Timeout VpcConfig'.split(
    ' ',
  )

const DEAD_LETTERS: Record<string, string> = { SQS: 'sqs:SendMessage', SNS: 'sns:Publish' }

/** A Lambda function with its role and alias, and what its events need. */
export function expandFunction(source: Source, all: Expanding): JsonObject {
  const { id, properties, kept } = source
  checkDeadLetters(source)
  const code = codeOf(source)
  checkFunction(source)
  const lambda = given({
    Code: code,
    ...picked(properties, SAME),
    Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }, ...tagList(properties.Tags)],
    TracingConfig: isTraced(source, all) ? { Mode: properties.Tracing ?? null } : undefined,
    DeadLetterConfig: isObject(properties.DeadLetterQueue)
      ? { TargetArn: properties.DeadLetterQueue.TargetArn ?? '' }
      : undefined,
  })
  const made: JsonObject = { [id]: { Type: 'AWS::Lambda::Function', ...kept, Properties: lambda } }
  const alias = aliasOf(source, lambda, all)
  Object.assign(made, alias?.made, functionUrl(source, alias?.target))
  noteDeployment(source, all, alias?.made)
  const invoked = invokeConfig(source, alias, all)
  Object.assign(made, invoked.made)
  const role = functionRole(source, invoked.policies, all)
  Object.assign(made, withRole(source, lambda, role, all))
  const target = alias?.target ?? { name: { Ref: id }, arn: getAtt(id, 'Arn') }
  Object.assign(made, expandEvents({ source, target, role }, all))
  return made
}

function checkFunction({ id, properties }: Source): void {
  const { PackageType = 'Zip', Handler, Runtime, ImageConfig, Layers } = properties
  if (PackageType === 'Zip' && (!Handler || !Runtime)) {
    throw invalid(id, 'Runtime and Handler needs to be present when PackageType is of type `Zip`')
  }
  if (PackageType === 'Zip' && ImageConfig) {
    throw invalid(id, 'ImageUri or ImageConfig cannot be present when PackageType is of type `Zip`')
  }
  if (PackageType === 'Image' && (Handler || Runtime || Layers)) {
    throw invalid(id, 'Runtime, Handler, Layers cannot be present when PackageType is of type `Image`')
  }
  if (properties.ProvisionedConcurrencyConfig && !properties.AutoPublishAlias) {
    throw invalid(id, 'To set ProvisionedConcurrencyConfig AutoPublishALias must be defined on the function')
  }
}

function checkDeadLetters({ id, properties: { DeadLetterQueue } }: Source): void {
  if (!isObject(DeadLetterQueue)) return
  if (!DeadLetterQueue.Type || !DeadLetterQueue.TargetArn) {
    throw invalid(id, "'DeadLetterQueue' requires Type and TargetArn properties to be specified.")
  }
  if (!Object.hasOwn(DEAD_LETTERS, wordOf(DeadLetterQueue.Type))) {
    throw invalid(id, "'DeadLetterQueue' requires Type of ['SQS', 'SNS']")
  }
}

function isTraced({ properties }: Source, all: Expanding): boolean {
  return Boolean(properties.Tracing) && resolved(all, properties.Tracing) !== 'Disabled'
}

function functionRole(source: Source, sends: JsonObject[], all: Expanding): JsonObject {
  const { properties } = source
  const basic = properties.DurableConfig ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole'
  const managed = [`service-role/${basic}`]
  if (isTraced(source, all)) managed.push('AWSXrayWriteOnlyAccess')
  if (properties.VpcConfig) managed.push('service-role/AWSLambdaVPCAccessExecutionRole')
  const dead = properties.DeadLetterQueue
  const policies: Json[] = []
  if (isObject(dead)) {
    const Statement = [
      { Action: DEAD_LETTERS[wordOf(dead.Type)] ?? '', Resource: dead.TargetArn ?? '', Effect: 'Allow' },
    ]
    policies.push({ PolicyName: 'DeadLetterQueuePolicy', PolicyDocument: { Version: '2012-10-17', Statement } })
  }
  return roleFor(
    source,
    {
      trust: properties.AssumeRolePolicyDocument ?? trust('lambda.amazonaws.com'),
      managed: managed.map((name) => managedPolicy(all, name)),
      policies: [...policies, ...sends],
      tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }, ...tagList(properties.Tags)],
    },
    all,
  )
}

/** The role that is given, the one that SAM makes, or one of the two by a condition. */
function withRole({ id, properties }: Source, lambda: JsonObject, role: JsonObject, all: Expanding): JsonObject {
  const roleId = `${id}Role`
  const made = getAtt(roleId, 'Arn')
  const parts = ifParts(properties.Role)
  if (properties.Role === undefined || properties.Role === null) lambda.Role = made
  else if (!parts || (!isNoValue(parts[1]) && !isNoValue(parts[2]))) {
    lambda.Role = properties.Role
    return {}
  } else if (isNoValue(parts[1]) && isNoValue(parts[2])) lambda.Role = made
  else if (isNoValue(parts[1])) {
    lambda.Role = conditional(parts[0], made, parts[2])
    role.Condition = parts[0]
  } else {
    const condition = `NOT${wordOf(parts[0])}`
    lambda.Role = conditional(parts[0], parts[1], made)
    role.Condition = condition
    all.conditions[condition] = { 'Fn::Not': [{ Condition: parts[0] }] }
  }
  return { [roleId]: role }
}

function noteDeployment({ id, properties, passed }: Source, all: Expanding, alias: JsonObject | undefined): void {
  if (!isObject(properties.DeploymentPreference)) return
  const preference: JsonObject = { ...properties.DeploymentPreference }
  for (const name of ['Enabled', 'Type', 'PassthroughCondition']) {
    const value = lookedUp(all, preference[name])
    if (value !== undefined) preference[name] = value
  }
  const enabled = preference.Enabled ?? true
  if (enabled === false || enabled === 'false' || enabled === 'False') return
  if (!alias) throw invalid(id, "'DeploymentPreference' requires AutoPublishAlias property to be specified.")
  if (preference.Type === undefined) {
    throw invalid(id, "'DeploymentPreference' is missing required Property 'Type'")
  }
  const passes = preference.PassthroughCondition === true || preference.PassthroughCondition === 'true'
  const tags = properties.PropagateTags === true && isObject(properties.Tags) ? properties.Tags : undefined
  all.deployments.push({ functionId: id, preference, condition: passes ? passed.Condition : undefined, tags })
}
