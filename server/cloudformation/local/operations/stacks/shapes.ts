import { entry } from '../../../template/template.ts'
import type { Definition, Stack } from '../../state/stack.ts'
import type { Output } from '../../wire/xml.ts'
import { inHashOrder } from '../templates/hash-order.ts'

export function tagsShape(tags: Record<string, string>): Output {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** A definition's parameters; those that must not be seen read `****`. */
export function parametersShape(definition: Definition): Output {
  const items = inHashOrder(Object.keys(definition.parameters)).map((key) => {
    const value = definition.parameters[key]
    const hidden = definition.hidden.includes(key)
    const resolved = entry(definition.resolved, key)
    return {
      ParameterKey: key,
      ParameterValue: hidden ? '****' : value,
      ResolvedValue: hidden ? undefined : resolved,
    }
  })
  return items.length === 0 ? undefined : items
}

export function rollbackConfigurationShape(definition: Definition): Output {
  const { triggers, monitoringMinutes } = definition.rollbackConfiguration ?? {
    triggers: [],
    monitoringMinutes: undefined,
  }
  return {
    RollbackTriggers: triggers.length > 0 ? triggers.map(({ arn, type }) => ({ Arn: arn, Type: type })) : undefined,
    MonitoringTimeInMinutes: monitoringMinutes,
  }
}

export function driftShape(stack: Stack): Output {
  return {
    StackDriftStatus: stack.drift?.status ?? 'NOT_CHECKED',
    LastCheckTimestamp: stack.drift ? new Date(stack.drift.at) : undefined,
  }
}

function operationsShape(stack: Stack): Output {
  return stack.lastOperations.map(({ id, type }) => ({ OperationType: type, OperationId: id }))
}

/** The definition that is shown. A stack whose first change set was never executed is empty: it has none yet. */
function shownDefinition({ status, current }: Stack): Definition {
  if (status !== 'REVIEW_IN_PROGRESS') return current
  const nothing = { template: '', processed: '', hidden: [], parameters: {}, resolved: {} }
  return { ...nothing, capabilities: [], notificationArns: [], tags: {} }
}

/** A stack as DescribeStacks answers it. */
export function stackShape(stack: Stack): Output {
  const deleted = stack.status === 'DELETE_COMPLETE'
  const current = shownDefinition(stack)
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: deleted ? undefined : stack.changeSetId,
    Description: current.description,
    Parameters: parametersShape(current),
    CreationTime: new Date(stack.createdAt),
    DeletionTime: stack.deletedAt === undefined ? undefined : new Date(stack.deletedAt),
    LastUpdatedTime: stack.updatedAt === undefined ? undefined : new Date(stack.updatedAt),
    RollbackConfiguration: rollbackConfigurationShape(current),
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: current.notificationArns,
    TimeoutInMinutes: stack.timeoutMinutes,
    Capabilities: current.capabilities.length === 0 ? undefined : current.capabilities,
    Outputs: deleted ? undefined : outputsShape(stack),
    RoleARN: current.roleArn,
    Tags: tagsShape(current.tags),
    EnableTerminationProtection: deleted ? undefined : stack.terminationProtection,
    ParentId: stack.parentId,
    RootId: stack.rootId,
    DriftInformation: driftShape(stack),
    DeletionMode: stack.deletionMode,
    LastOperations: operationsShape(stack),
    AliasName: stack.alias,
  }
}

function outputsShape(stack: Stack): Output {
  if (stack.outputs.length === 0) return undefined
  return stack.outputs.map(({ key, value, description, exportName }) => ({
    OutputKey: key,
    OutputValue: value,
    Description: description,
    ExportName: exportName,
  }))
}

/** A stack as ListStacks answers it. */
export function summaryShape(stack: Stack): Output {
  return {
    StackId: stack.id,
    StackName: stack.name,
    TemplateDescription: shownDefinition(stack).description,
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: stack.updatedAt === undefined ? undefined : new Date(stack.updatedAt),
    DeletionTime: stack.deletedAt === undefined ? undefined : new Date(stack.deletedAt),
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    ParentId: stack.parentId,
    RootId: stack.rootId,
    DriftInformation: driftShape(stack),
    LastOperations: operationsShape(stack),
  }
}
