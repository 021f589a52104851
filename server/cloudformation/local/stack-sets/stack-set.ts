import { partitionOf } from '../../template/intrinsics/lookups.ts'
import type { Definition } from '../state/stack.ts'
import type { Preferences } from './preferences.ts'

/** One account in one region that a stack set has a stack in. */
export type StackInstance = {
  account: string
  region: string
  stackId?: string
  /** Whether the stack is as the set wants it; `INOPERABLE` when it could not be deleted. */
  status: 'CURRENT' | 'OUTDATED' | 'INOPERABLE'
  detailedStatus: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'INOPERABLE'
  reason?: string
  /** Parameter values of this instance alone. */
  overrides: Record<string, string>
  lastOperationId?: string
}

export type OperationResult = {
  account: string
  region: string
  status: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'
  reason?: string
}

export type StackSetAction = 'CREATE' | 'UPDATE' | 'DELETE' | 'DETECT_DRIFT'

export type StackSetOperation = {
  id: string
  action: StackSetAction
  status: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'STOPPING' | 'STOPPED'
  preferences: Preferences
  /** Of a deletion: whether the stacks stay. */
  retainStacks: boolean
  createdAt: number
  endedAt?: number
  /** Region by region, in the order they are worked on. */
  results: OperationResult[]
}

export type StackSet = {
  /** `name:uuid`, as AWS writes it. */
  id: string
  name: string
  account: string
  region: string
  status: 'ACTIVE' | 'DELETED'
  description?: string
  definition: Definition
  administrationRoleArn?: string
  executionRoleName?: string
  /** Whether operations queue up behind each other instead of being refused. */
  managedExecution: boolean
  instances: StackInstance[]
  /** Oldest first. */
  operations: StackSetOperation[]
  driftCheckedAt?: number
}

export function stackSetArn({ account, region, id }: StackSet): string {
  return `arn:${partitionOf(region)}:cloudformation:${region}:${account}:stackset/${id}`
}

export function instanceAt(set: StackSet, account: string, region: string): StackInstance | undefined {
  return set.instances.find((one) => one.account === account && one.region === region)
}

/** The operation that works, or has to finish before another can begin. */
export function operationUnderWay(set: StackSet): StackSetOperation | undefined {
  return set.operations.find(({ status }) => status === 'RUNNING' || status === 'STOPPING')
}
