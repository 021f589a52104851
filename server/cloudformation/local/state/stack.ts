import type { Json, JsonObject } from '../../template/template.ts'

export type StackStatus =
  | `CREATE_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}`
  | `ROLLBACK_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}`
  | `DELETE_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}`
  | `UPDATE_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED' | 'COMPLETE_CLEANUP_IN_PROGRESS'}`
  | `UPDATE_ROLLBACK_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED' | 'COMPLETE_CLEANUP_IN_PROGRESS'}`
  | `IMPORT_${'IN_PROGRESS' | 'COMPLETE' | 'ROLLBACK_IN_PROGRESS' | 'ROLLBACK_COMPLETE' | 'ROLLBACK_FAILED'}`
  | 'REVIEW_IN_PROGRESS'

export type ResourceStatus =
  | `${'CREATE' | 'UPDATE' | 'DELETE' | 'IMPORT' | 'IMPORT_ROLLBACK'}_${'IN_PROGRESS' | 'COMPLETE' | 'FAILED'}`
  | 'DELETE_SKIPPED'

export type RollbackTrigger = { arn: string; type: string }
export type RollbackConfiguration = { triggers: RollbackTrigger[]; monitoringMinutes: number }

/** What a stack is made from: what an update replaces and a rollback brings back. */
export type Definition = {
  /** Digest of the template's text, as it was sent and as transforms left it. */
  template: string
  processed: string
  /** Why a transform of the template could not be applied: the operation fails with it. */
  broken?: string
  /** Taken from the template when it was accepted: lists of stacks must not read templates. */
  description?: string
  /** The parameters whose values are never shown. */
  hidden: string[]
  /** Values as given or defaulted, by parameter name. */
  parameters: Record<string, string>
  /** What SSM parameter types resolved to, by parameter name. */
  resolved: Record<string, string>
  tags: Record<string, string>
  capabilities: string[]
  notificationArns: string[]
  roleArn?: string
  rollbackConfiguration?: RollbackConfiguration
}

export type Output = { key: string; value: string; description?: string; exportName?: string }

export type OperationType =
  | 'CREATE_STACK'
  | 'UPDATE_STACK'
  | 'DELETE_STACK'
  | 'ROLLBACK'
  | 'CONTINUE_ROLLBACK'
  | 'CREATE_CHANGESET'

/** One thing to delete: a whole resource, or an old physical resource that a replacement left behind. */
export type Deletion = {
  logicalId: string
  type: string
  physicalId?: string
  /** Of an old physical resource: what it was made with. */
  properties?: JsonObject
  /** Logical ids whose deletion must finish first. */
  after: string[]
  retain: boolean
  /** Whether the resource itself goes, not only an old physical resource of it. */
  whole: boolean
  state: 'waiting' | 'running' | 'done' | 'failed'
  dueAt?: number
  failure?: string
}

/** What a stack is doing. `provision` and `restore` work on the steps of resources, the others on `deletions`. */
export type Operation = {
  id: string
  type: OperationType
  phase: 'provision' | 'monitor' | 'cleanup' | 'undo' | 'restore' | 'restore-cleanup' | 'delete'
  token?: string
  onFailure: 'ROLLBACK' | 'DO_NOTHING' | 'DELETE'
  /** Physical ids of the resources to import, by logical id. */
  importing?: Record<string, string>
  /** Resources are compared with what they really are, not with what was deployed. */
  revertDrift?: boolean
  retainExceptOnCreate?: boolean
  /** Physical ids of resources that exist already and are taken over, by logical id. */
  adopting?: Record<string, string>
  /** The change sets to execute on nested stacks, by the logical id of their resource. */
  children?: Record<string, { stackId: string; changeSetId: string }>
  /** On the endpoint's clock: when a create gives up, and when monitoring ends. */
  deadline?: number
  monitorUntil?: number
  deletions: Deletion[]
  force?: boolean
}

export type Stack = {
  id: string
  name: string
  /** A second name, as good as the first. */
  alias?: string
  account: string
  region: string
  parentId?: string
  rootId?: string
  status: StackStatus
  reason?: string
  createdAt: number
  updatedAt?: number
  /** When its deletion, or the rollback of its creation, began. */
  deletedAt?: number
  /** On the endpoint's clock: since when it is no more. */
  goneAt?: number
  current: Definition
  /** Set while an update is under way or has failed: what a rollback returns to. */
  previous?: Definition
  outputs: Output[]
  previousOutputs?: Output[]
  /** Of a nested stack: what it was before its latest update, for a parent that rolls back. */
  lastGood?: Definition
  imports: string[]
  terminationProtection: boolean
  disableRollback: boolean
  timeoutMinutes?: number
  policy?: string
  policyDuringUpdate?: string
  /** Comes into force when the update under way has succeeded. */
  policyAfterUpdate?: string
  changeSetId?: string
  operation?: Operation
  lastOperations: { id: string; type: OperationType }[]
  /** Old physical resources that a failed rollback has still to delete. */
  leftovers?: Deletion[]
  drift?: { status: 'DRIFTED' | 'IN_SYNC'; at: number }
  detection?: { id: string; dueAt: number; at: number }
  deletionMode?: string
  /** Counts accepted changes: a change set made on an older number is obsolete. */
  revision: number
}

/** What a resource was before an update touched it. */
export type ResourceBefore = {
  physicalId?: string
  properties: JsonObject
  status: ResourceStatus
  childStackId?: string
}

export type Step = {
  action: 'create' | 'update' | 'replace' | 'import' | 'restore'
  state: 'waiting' | 'running'
  dueAt?: number
  /** Decided when the step starts: the reason it will fail with. */
  failure?: string
}

export type Resource = {
  logicalId: string
  type: string
  physicalId?: string
  status: ResourceStatus
  reason?: string
  at: number
  /** As deployed, every function evaluated. */
  properties: JsonObject
  metadata?: Json
  dependsOn: string[]
  deletionPolicy?: string
  updateReplacePolicy?: string
  step?: Step
  /** Set by an update, until it succeeds or is rolled back. */
  before?: ResourceBefore
  /** Created by the operation in progress. */
  fresh?: boolean
  /** The operation that last worked on it. */
  operationId?: string
  childStackId?: string
  /** What somebody made of it behind CloudFormation's back. */
  actual?: { properties?: JsonObject; deleted?: boolean }
  drift?: { status: 'IN_SYNC' | 'MODIFIED' | 'DELETED' | 'NOT_CHECKED'; at: number }
}

export type StackEvent = {
  seq: number
  id: string
  at: number
  /** '' for the stack itself. */
  logicalId: string
  physicalId?: string
  type: string
  status: string
  reason?: string
  /** Of the resource; left out when they are those of the event before, of the same resource. */
  properties?: JsonObject
  /** Tells no properties at all. */
  bare?: true
  operationId?: string
  token?: string
}

export type PropertyChange = {
  attribute: string
  name?: string
  path?: string
  requiresRecreation?: 'Never' | 'Conditionally' | 'Always'
  before?: string
  after?: string
  changeType?: 'Add' | 'Remove' | 'Modify'
  evaluation: 'Static' | 'Dynamic'
  source: string
  cause?: string
  /** In a change set that reverts drift: what was deployed, where what is differs from it. */
  drift?: { previous?: string; actual?: string }
  /** Told only in a description with, or only in one without, property values: CloudFormation compares twice. */
  only?: 'with values' | 'without values'
}

export type ResourceChange = {
  action: 'Add' | 'Modify' | 'Remove' | 'Import' | 'Dynamic' | 'SyncWithActual'
  logicalId: string
  physicalId?: string
  type: string
  replacement?: 'True' | 'False' | 'Conditional'
  /** What happens to the old physical resource, or would if there were a replacement. */
  policyAction?: string
  details: PropertyChange[]
  before?: string
  after?: string
  /** In a change set that reverts drift: how the resource stands, and how it was deployed. */
  driftStatus?: 'IN_SYNC' | 'MODIFIED' | 'DELETED'
  deployed?: string
  changeSetId?: string
}

export type ChangeSet = {
  id: string
  name: string
  stackId: string
  type: 'CREATE' | 'UPDATE' | 'IMPORT'
  description?: string
  createdAt: number
  /** On the endpoint's clock: when it is ready to be read. */
  dueAt: number
  failure?: string
  warning?: string
  execution: 'AVAILABLE' | 'EXECUTE_IN_PROGRESS' | 'EXECUTE_COMPLETE' | 'EXECUTE_FAILED' | 'OBSOLETE'
  definition: Definition
  changes: ResourceChange[]
  onStackFailure?: string
  includeNestedStacks: boolean
  importExistingResources: boolean
  importing?: Record<string, string>
  adopting?: Record<string, string>
  /** Of a stack with nested ones: their change sets, by the logical id of their resource. */
  children?: Operation['children']
  parentId?: string
  rootId?: string
  /** The stack's revision it was made on. */
  revision: number
  token?: string
  fingerprint: string
  /** Deleted after it was executed: found by its ARN only. */
  hidden?: boolean
  deploymentMode?: string
}
