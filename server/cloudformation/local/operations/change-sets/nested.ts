import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../../template/template.ts'
import { computeChanges } from '../../changesets/compute.ts'
import { childDefinition } from '../../lifecycle/child-definition.ts'
import { newChild } from '../../lifecycle/nested.ts'
import { setStackStatus } from '../../lifecycle/status.ts'
import { randomText } from '../../resources/physical-id.ts'
import { changeSetArn } from '../../state/arn.ts'
import type { StackState } from '../../state/region.ts'
import type { ChangeSet, ResourceChange } from '../../state/stack.ts'
import { saveChangeSet, saveStack, stackById, type World } from '../../state/world.ts'
import { AwsError } from '../../wire/aws-error.ts'

const CREATION_MS = 1_500
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const MAX_NAME = 128

type New = Omit<ChangeSet, 'id' | 'stackId' | 'createdAt' | 'dueAt' | 'execution' | 'revision'>

/** Keeps a new change set of a stack. */
export function newChangeSet(world: World, state: StackState, given: New): ChangeSet {
  const { account, region, id, revision } = state.stack
  const changeSet: ChangeSet = {
    ...given,
    id: changeSetArn(account, region, given.name, randomUUID()),
    stackId: id,
    createdAt: world.clock.wall(),
    dueAt: world.clock.now() + (world.settings.durations.ChangeSet ?? CREATION_MS),
    execution: 'AVAILABLE',
    revision,
  }
  state.changeSets.set(changeSet.id, changeSet)
  saveStack(world, state)
  saveChangeSet(world, state, changeSet)
  return changeSet
}

/**
 * Proposes changes to the nested stacks that a change set touches, and to those nested in them. One that cannot be
 * planned fails the whole.
 */
export function proposeNested(
  world: World,
  state: StackState,
  parent: ChangeSet,
  properties: Record<string, JsonObject>,
): void {
  const children: NonNullable<ChangeSet['children']> = {}
  for (const change of parent.changes) {
    const given = properties[change.logicalId]
    if (!given || change.action === 'Remove') continue
    const child = proposeChild(world, state, parent, change, given)
    if (!child) continue
    change.changeSetId = child.id
    change.physicalId = child.stackId
    children[change.logicalId] = { stackId: child.stackId, changeSetId: child.id }
    if (child.failure) {
      parent.failure = `Nested change set ${child.id} was not successfully created: Currently in FAILED.`
    }
  }
  parent.children = children
  saveChangeSet(world, state, parent)
}

function proposeChild(
  world: World,
  state: StackState,
  parent: ChangeSet,
  change: ResourceChange,
  properties: JsonObject,
): ChangeSet | undefined {
  const planned = childDefinition(world, state.stack, parent.definition, properties)
  const broken = typeof planned === 'string' ? planned : undefined
  const definition = typeof planned === 'string' ? parent.definition : planned
  const existing = stackById(world, change.physicalId ?? '')
  const child = existing ?? openChild(world, state, change.logicalId, definition)
  const computed = broken ? { changes: [], changed: false, nested: {} } : computeChanges(world, child, definition)
  if (existing && !computed.changed && !broken) return undefined
  const end = `-${change.logicalId}-${randomText(LETTERS, 12)}`
  const changeSet = newChangeSet(world, child, {
    name: `${parent.name.slice(0, MAX_NAME - end.length)}${end}`,
    type: existing ? 'UPDATE' : 'CREATE',
    failure: broken,
    warning: computed.warning,
    definition,
    changes: computed.changes,
    includeNestedStacks: true,
    importExistingResources: parent.importExistingResources,
    onStackFailure: parent.onStackFailure,
    parentId: parent.id,
    rootId: parent.rootId ?? parent.id,
    fingerprint: '',
  })
  if (changeSet.failure === undefined) proposeNested(world, child, changeSet, computed.nested)
  return changeSet
}

function openChild(
  world: World,
  state: StackState,
  logicalId: string,
  definition: ChangeSet['definition'],
): StackState {
  const child = newChild(world, state, logicalId, definition, 'REVIEW_IN_PROGRESS')
  setStackStatus(world, child, 'REVIEW_IN_PROGRESS', 'User Initiated')
  return child
}

/** The change sets of nested stacks that go with one, deepest first. */
export function nestedChangeSets(world: World, changeSet: ChangeSet): { state: StackState; changeSet: ChangeSet }[] {
  return Object.values(changeSet.children ?? {}).flatMap(({ stackId, changeSetId }) => {
    const state = stackById(world, stackId)
    const child = state?.changeSets.get(changeSetId)
    return state && child ? [...nestedChangeSets(world, child), { state, changeSet: child }] : []
  })
}

/** The change set of a nested stack is executed and deleted with that of its root, never alone. */
export function refuseNested({ id, rootId }: ChangeSet): void {
  if (rootId === undefined) return
  throw new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${id}] belongs to a nested stack. Execute or delete the change set of its root stack, [${rootId}].`,
  )
}
