import { parametersShape, rollbackConfigurationShape, tagsShape } from '../operations/stacks/shapes.ts'
import type { ChangeSet, PropertyChange, ResourceChange, Stack } from '../state/stack.ts'
import type { World } from '../state/world.ts'
import type { Output } from '../wire/xml.ts'
import { replacementFrom } from './modification.ts'

export const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set."

/** Where a change set stands: it takes its time to be made. */
export function statusOf(world: World, changeSet: ChangeSet): { status: string; execution: string; reason?: string } {
  if (!world.clock.isDue(changeSet.dueAt)) return { status: 'CREATE_IN_PROGRESS', execution: 'UNAVAILABLE' }
  if (changeSet.failure) return { status: 'FAILED', execution: 'UNAVAILABLE', reason: changeSet.failure }
  return { status: 'CREATE_COMPLETE', execution: changeSet.execution }
}

export function changeSetSummary(world: World, stack: Stack, changeSet: ChangeSet): Output {
  const { status, execution, reason } = statusOf(world, changeSet)
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    ExecutionStatus: execution,
    Status: status,
    StatusReason: reason,
    CreationTime: new Date(changeSet.createdAt),
    Description: changeSet.description,
    IncludeNestedStacks: changeSet.includeNestedStacks,
    ParentChangeSetId: changeSet.parentId,
    RootChangeSetId: changeSet.rootId,
    ImportExistingResources: changeSet.importExistingResources || undefined,
  }
}

export function changeSetShape(
  world: World,
  stack: Stack,
  changeSet: ChangeSet,
  changes: ResourceChange[],
  withValues: boolean,
): Output {
  const { definition } = changeSet
  const summary = changeSetSummary(world, stack, changeSet) as Record<string, Output>
  return {
    ...summary,
    StatusReason: summary.StatusReason ?? (withValues ? warningOf(changeSet) : undefined),
    Parameters: parametersShape(definition),
    NotificationARNs: definition.notificationArns,
    RollbackConfiguration: rollbackConfigurationShape(definition),
    Capabilities: definition.capabilities,
    Tags: Object.keys(definition.tags).length === 0 ? undefined : tagsShape(definition.tags),
    Changes: changes.map((change) => ({ Type: 'Resource', ResourceChange: resourceChangeShape(change, withValues) })),
    OnStackFailure: changeSet.onStackFailure,
    DeploymentMode: changeSet.deploymentMode,
    StackDriftStatus: changeSet.deploymentMode === 'REVERT_DRIFT' ? (stack.drift?.status ?? 'NOT_CHECKED') : undefined,
  }
}

function warningOf({ warning }: ChangeSet): string | undefined {
  return warning && `[WARN] --include-property-values option can return incomplete ChangeSet data because: ${warning}`
}

/** The changes that a description tells; some are seen only by the comparison without property values. */
export function toldChanges(changes: ResourceChange[], withValues: boolean): ResourceChange[] {
  const hidden = withValues ? 'without values' : 'with values'
  return changes.flatMap((change) => {
    const details = change.details.filter((detail) => detail.only !== hidden)
    if (details.length === 0 && change.details.length > 0) return []
    const replacement = change.action === 'Modify' ? replacementFrom(details) : change.replacement
    return [{ ...change, details, replacement }]
  })
}

function resourceChangeShape(change: ResourceChange, withValues: boolean): Output {
  return {
    PolicyAction: change.replacement === 'False' ? undefined : change.policyAction,
    Action: change.action,
    LogicalResourceId: change.logicalId,
    PhysicalResourceId: change.physicalId,
    ResourceType: change.type,
    Replacement: change.replacement,
    Scope: [...new Set(change.details.map((detail) => detail.attribute))].sort(),
    Details: change.details.map((detail) => detailShape(detail, withValues)),
    ResourceDriftStatus: change.driftStatus,
    ChangeSetId: change.changeSetId,
    BeforeContext: withValues ? change.before : undefined,
    AfterContext: withValues ? change.after : undefined,
    PreviousDeploymentContext: withValues ? change.deployed : undefined,
  }
}

function driftShape({ previous, actual }: NonNullable<PropertyChange['drift']>) {
  return {
    BeforeValueFrom: 'ACTUAL_STATE',
    AfterValueFrom: 'TEMPLATE',
    Drift: { PreviousValue: previous, ActualValue: actual },
  }
}

function detailShape(detail: PropertyChange, withValues: boolean): Output {
  return {
    Target: {
      Attribute: detail.attribute,
      Name: detail.name,
      RequiresRecreation: detail.requiresRecreation ?? 'Never',
      ...(withValues && {
        Path: detail.path,
        BeforeValue: detail.before,
        AfterValue: detail.after,
        AttributeChangeType: detail.changeType,
        ...(detail.drift && driftShape(detail.drift)),
      }),
    },
    Evaluation: detail.evaluation,
    ChangeSource: detail.source,
    CausingEntity: detail.cause,
  }
}
