import { randomUUID } from 'node:crypto'
import { stackArn } from '../state/arn.ts'
import type { StackState } from '../state/region.ts'
import type { Definition, Operation, Stack, StackStatus } from '../state/stack.ts'
import { regionOf, saveChangeSet, saveStack, type World } from '../state/world.ts'
import { wake } from './engine.ts'
import { beginOperation, endOperation } from './operation.ts'
import { importersOf, inWords } from './outputs.ts'
import { wholeDeletions } from './phases/deletion-list.ts'
import { goBack } from './phases/restore.ts'
import { startRestore } from './phases/settle.ts'
import { setResourceStatus, setStackStatus } from './status.ts'

const REQUESTED = 'User Initiated'

export type NewStack = Pick<Stack, 'account' | 'region' | 'name'> & Partial<Stack>

/** Puts a new stack into its region, in the given status and with nothing started. */
export function addStack(world: World, given: NewStack, definition: Definition, status: StackStatus): StackState {
  const { account, region, name } = given
  const stack: Stack = {
    id: stackArn(account, region, name, randomUUID()),
    status,
    createdAt: world.clock.wall(),
    current: definition,
    outputs: [],
    imports: [],
    terminationProtection: false,
    disableRollback: false,
    lastOperations: [],
    revision: 0,
    ...given,
  }
  const state: StackState = { stack, resources: new Map(), events: [], changeSets: new Map() }
  const home = regionOf(world, account, region)
  home.stacks.set(stack.id, state)
  home.names.set(name, stack.id)
  saveStack(world, state)
  return state
}

export type Begin = Partial<
  Pick<
    Operation,
    'token' | 'onFailure' | 'retainExceptOnCreate' | 'importing' | 'revertDrift' | 'adopting' | 'children'
  >
>

/** Starts creating a stack that `addStack` has made. */
export function beginCreate(world: World, state: StackState, definition: Definition, given: Begin): void {
  const { stack } = state
  stack.current = definition
  stack.revision += 1
  const minutes = stack.timeoutMinutes
  const deadline = minutes === undefined ? undefined : world.clock.now() + minutes * 60_000
  beginOperation(world, state, { type: 'CREATE_STACK', phase: 'provision', deadline, ...given })
  setStackStatus(world, state, given.importing ? 'IMPORT_IN_PROGRESS' : 'CREATE_IN_PROGRESS', REQUESTED)
  wake(world, state)
}

/** Starts updating a stack to another definition. */
export function beginUpdate(world: World, state: StackState, definition: Definition, given: Begin): void {
  const { stack } = state
  // After a failed create or update the last good definition, if any, stays the one to go back to.
  if (stack.status !== 'UPDATE_FAILED' && stack.status !== 'CREATE_FAILED') stack.previous = stack.current
  if (stack.parentId) stack.lastGood = stack.current
  stack.current = definition
  stack.revision += 1
  stack.updatedAt = world.clock.wall()
  obsoleteChangeSets(world, state)
  beginOperation(world, state, { type: 'UPDATE_STACK', phase: 'provision', ...given })
  setStackStatus(world, state, given.importing ? 'IMPORT_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', REQUESTED)
  wake(world, state)
}

/** A change set tells of a stack that is no more. */
export function obsoleteChangeSets(world: World, state: StackState): void {
  for (const changeSet of state.changeSets.values()) {
    if (changeSet.execution !== 'AVAILABLE') continue
    changeSet.execution = 'OBSOLETE'
    saveChangeSet(world, state, changeSet)
  }
}

export type BeginDelete = { token?: string; retain?: string[]; force?: boolean }

/** Starts deleting a stack; one that is being created stops creating. */
export function beginDelete(world: World, state: StackState, given: BeginDelete): void {
  const { stack } = state
  const before = stack.status
  for (const resource of state.resources.values()) {
    if (!resource.step) continue
    resource.step = undefined
    setResourceStatus(world, state, resource, 'CREATE_FAILED', 'Resource creation cancelled')
  }
  const operation = beginOperation(world, state, {
    type: 'DELETE_STACK',
    phase: 'delete',
    token: given.token,
    force: given.force,
  })
  stack.deletionMode = given.force ? 'FORCE_DELETE_STACK' : stack.deletionMode
  setStackStatus(world, state, 'DELETE_IN_PROGRESS', REQUESTED)
  const problem = exportInUse(world, stack)
  if (problem) {
    callOff(world, state, before, problem)
    return
  }
  obsoleteChangeSets(world, state)
  operation.deletions = [...wholeDeletions(world, state, { retain: given.retain }), ...(stack.leftovers ?? [])]
  stack.leftovers = undefined
  saveStack(world, state)
  wake(world, state)
}

/** The stack is what it was before it was to be deleted. A parent can only be told that its nested stack has failed. */
function callOff(world: World, state: StackState, before: StackStatus, reason: string): void {
  state.stack.deletedAt = undefined
  setStackStatus(world, state, state.stack.parentId ? 'DELETE_FAILED' : before, reason)
  endOperation(world, state)
}

function exportInUse(world: World, stack: Stack): string | undefined {
  const home = regionOf(world, stack.account, stack.region)
  for (const { exportName } of stack.outputs) {
    const users = exportName ? importersOf(home, exportName).filter((name) => name !== stack.name) : []
    if (users.length > 0) return `Export ${exportName} cannot be deleted as it is in use by ${inWords(users)}`
  }
  return undefined
}

/** Rolls an update back while it is under way. */
export function beginCancel(world: World, state: StackState, token: string | undefined): void {
  const { operation } = state.stack
  if (operation && token) operation.token = token
  for (const resource of state.resources.values()) {
    if (!resource.step) continue
    const creates = resource.step.action === 'create'
    resource.step = undefined
    setResourceStatus(
      world,
      state,
      resource,
      creates ? 'CREATE_FAILED' : 'UPDATE_FAILED',
      creates ? 'Resource creation cancelled' : 'Resource update cancelled',
    )
  }
  startRestore(world, state, REQUESTED)
  wake(world, state)
}

/** Goes on with a rollback that got stuck, without the resources to skip. */
export function beginContinue(
  world: World,
  state: StackState,
  given: { token?: string; skip: string[]; force?: boolean },
): void {
  const { token, skip, force } = given
  beginOperation(world, state, { type: 'CONTINUE_ROLLBACK', phase: 'restore', token, force })
  setStackStatus(world, state, 'UPDATE_ROLLBACK_IN_PROGRESS', REQUESTED)
  for (const logicalId of skip) {
    const resource = state.resources.get(logicalId)
    if (!resource) continue
    goBack(world, state, resource)
    setResourceStatus(world, state, resource, 'UPDATE_COMPLETE')
  }
  wake(world, state)
}

/** Ends a failed create or update: back to the last good state, or away when there is none. */
export function beginRollback(
  world: World,
  state: StackState,
  given: { token?: string; retainExceptOnCreate?: boolean },
): void {
  const { stack } = state
  if (!stack.previous) {
    beginDelete(world, state, { token: given.token })
    return
  }
  beginOperation(world, state, { type: 'ROLLBACK', phase: 'restore', ...given })
  setStackStatus(world, state, 'UPDATE_ROLLBACK_IN_PROGRESS', REQUESTED)
  wake(world, state)
}
