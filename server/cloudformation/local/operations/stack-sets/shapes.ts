import { entry } from '../../../template/template.ts'
import {
  type OperationResult,
  type StackInstance,
  type StackSet,
  type StackSetOperation,
  stackSetArn,
} from '../../stack-sets/stack-set.ts'
import { stackById, type World } from '../../state/world.ts'
import type { Output } from '../../wire/xml.ts'
import { parametersShape, tagsShape } from '../stacks/shapes.ts'

const DEFAULT_EXECUTION_ROLE = 'AWSCloudFormationStackSetExecutionRole'

export function rolesShape(set: StackSet): { AdministrationRoleARN: string; ExecutionRoleName: string } {
  const standard = `arn:aws:iam::${set.account}:role/AWSCloudFormationStackSetAdministrationRole`
  return {
    AdministrationRoleARN: set.administrationRoleArn ?? standard,
    ExecutionRoleName: set.executionRoleName ?? DEFAULT_EXECUTION_ROLE,
  }
}

/** A stack set as DescribeStackSet answers it. */
export function stackSetShape(world: World, set: StackSet): Output {
  return {
    StackSetName: set.name,
    StackSetId: set.id,
    Description: set.description,
    Status: set.status,
    TemplateBody: world.templates.text(set.definition.template),
    Parameters: parametersShape(set.definition) ?? [],
    Capabilities: set.definition.capabilities,
    Tags: tagsShape(set.definition.tags),
    StackSetARN: stackSetArn(set),
    ...rolesShape(set),
    StackSetDriftDetectionDetails: driftDetailsShape(world, set),
    OrganizationalUnitIds: [],
    PermissionModel: 'SELF_MANAGED',
    ManagedExecution: { Active: set.managedExecution },
    Regions: [...new Set(set.instances.map(({ region }) => region))],
  }
}

export function driftDetailsShape(world: World, set: StackSet): Record<string, Output> {
  const statuses = set.instances.map((instance) => driftOfInstance(world, instance).status)
  const count = (status: string) => statuses.filter((one) => one === status).length
  const checked = set.driftCheckedAt !== undefined
  return {
    DriftStatus: count('DRIFTED') > 0 ? 'DRIFTED' : checked ? 'IN_SYNC' : 'NOT_CHECKED',
    DriftDetectionStatus: checked ? 'COMPLETED' : undefined,
    LastDriftCheckTimestamp: set.driftCheckedAt === undefined ? undefined : new Date(set.driftCheckedAt),
    TotalStackInstancesCount: statuses.length,
    DriftedStackInstancesCount: count('DRIFTED'),
    InSyncStackInstancesCount: count('IN_SYNC'),
    InProgressStackInstancesCount: 0,
    FailedStackInstancesCount: 0,
  }
}

export function driftOfInstance(world: World, { stackId }: StackInstance): { status: string; at?: number } {
  const drift = stackId === undefined ? undefined : stackById(world, stackId)?.stack.drift
  return drift ?? { status: 'NOT_CHECKED' }
}

export function instanceSummaryShape(world: World, set: StackSet, instance: StackInstance): Record<string, Output> {
  const drift = driftOfInstance(world, instance)
  return {
    StackSetId: set.id,
    Region: instance.region,
    Account: instance.account,
    StackId: instance.stackId,
    Status: instance.status,
    StatusReason: instance.reason,
    StackInstanceStatus: { DetailedStatus: instance.detailedStatus },
    OrganizationalUnitId: '',
    DriftStatus: drift.status,
    LastDriftCheckTimestamp: drift.at === undefined ? undefined : new Date(drift.at),
    LastOperationId: instance.lastOperationId,
  }
}

export function overridesShape(set: StackSet, { overrides }: StackInstance): Output {
  return Object.keys(overrides).map((name) => ({
    ParameterKey: name,
    ParameterValue: set.definition.hidden.includes(name) ? '****' : entry(overrides, name),
  }))
}

export function operationSummaryShape(operation: StackSetOperation): Record<string, Output> {
  return {
    OperationId: operation.id,
    Action: operation.action,
    Status: operation.status,
    CreationTimestamp: new Date(operation.createdAt),
    EndTimestamp: operation.endedAt === undefined ? undefined : new Date(operation.endedAt),
    StatusDetails: { FailedStackInstancesCount: operation.results.filter(({ status }) => status === 'FAILED').length },
    OperationPreferences: preferencesShape(operation),
  }
}

function preferencesShape({ preferences }: StackSetOperation): Output {
  return {
    RegionConcurrencyType: preferences.regionConcurrency,
    RegionOrder: preferences.regionOrder,
    FailureToleranceCount: preferences.failureToleranceCount,
    FailureTolerancePercentage: preferences.failureTolerancePercentage,
    MaxConcurrentCount: preferences.maxConcurrentCount,
    MaxConcurrentPercentage: preferences.maxConcurrentPercentage,
    ConcurrencyMode: preferences.concurrencyMode,
  }
}

export function resultShape({ account, region, status, reason }: OperationResult): Output {
  return {
    Account: account,
    Region: region,
    Status: status,
    StatusReason: reason,
    AccountGateResult: status === 'PENDING' ? undefined : { Status: 'SKIPPED', StatusReason: GATE_ABSENT },
    OrganizationalUnitId: '',
  }
}

const GATE_ABSENT = 'Function not found: AWSCloudFormationStackSetAccountGate'
