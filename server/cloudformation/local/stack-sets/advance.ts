import { saveStackSet, type World } from '../state/world.ts'
import { concurrencyOf, isOverBudget } from './budget.ts'
import {
  instanceAt,
  type OperationResult,
  operationUnderWay,
  type StackSet,
  type StackSetOperation,
} from './stack-set.ts'
import { type Outcome, outcomeOnInstance, startOnInstance } from './target.ts'

/** Moves the operations of all stack sets as far as their stacks allow. Answers whether a stack was started. */
export function advanceStackSets(world: World): boolean {
  for (const set of world.movingSets) {
    while (moveOperation(world, set)) saveStackSet(world, set)
    if (!operationUnderWay(set)) world.movingSets.delete(set)
  }
  return world.awake.size > 0
}

function moveOperation(world: World, set: StackSet): boolean {
  const operation = operationUnderWay(set) ?? startQueued(set)
  if (!operation) return false
  let moved = false
  for (const result of operation.results.filter(({ status }) => status === 'RUNNING')) {
    const instance = instanceAt(set, result.account, result.region)
    moved =
      settle(set, operation, result, instance ? outcomeOnInstance(world, instance, operation.action) : 'done') || moved
  }
  if (operation.status === 'STOPPING') cancelPending(set, operation, 'Cancelled by the user')
  for (const region of regionsAtWork(operation)) moved = startIn(world, set, operation, region) || moved
  return endIfOver(world, operation) || moved
}

function startQueued(set: StackSet): StackSetOperation | undefined {
  const next = set.operations.find(({ status }) => status === 'QUEUED')
  if (next) next.status = 'RUNNING'
  return next
}

/** One region after the other, unless the caller wants them all at once. */
function regionsAtWork({ results, preferences }: StackSetOperation): string[] {
  const open = results.filter(({ status }) => status === 'PENDING' || status === 'RUNNING')
  const regions = [...new Set(open.map(({ region }) => region))]
  return preferences.regionConcurrency === 'PARALLEL' ? regions : regions.slice(0, 1)
}

function startIn(world: World, set: StackSet, operation: StackSetOperation, region: string): boolean {
  const inRegion = operation.results.filter((result) => result.region === region)
  if (isOverBudget(operation.preferences, inRegion)) {
    return cancelPending(set, operation, 'Cancelled since failure tolerance has exceeded')
  }
  const running = inRegion.filter(({ status }) => status === 'RUNNING').length
  const next = inRegion.find(({ status }) => status === 'PENDING')
  if (!next || running >= concurrencyOf(operation.preferences, inRegion)) return false
  const instance = instanceAt(set, next.account, next.region)
  next.status = 'RUNNING'
  if (!instance) return settle(set, operation, next, 'done')
  Object.assign(instance, { detailedStatus: 'RUNNING', reason: undefined, lastOperationId: operation.id })
  settle(set, operation, next, startOnInstance(world, set, instance, operation.action, operation.retainStacks))
  return true
}

/** Notes what came of the work on one instance. Answers whether it is over. */
function settle(set: StackSet, operation: StackSetOperation, result: OperationResult, outcome: Outcome): boolean {
  if (outcome === 'pending') return false
  const { failure, note } = outcome === 'done' ? {} : outcome
  result.status = failure === undefined ? 'SUCCEEDED' : 'FAILED'
  result.reason = failure
  const instance = instanceAt(set, result.account, result.region)
  if (!instance) return true
  if (failure === undefined && operation.action === 'DELETE') {
    set.instances = set.instances.filter((one) => one !== instance)
    return true
  }
  instance.reason = failure ?? note
  instance.detailedStatus = failure === undefined ? 'SUCCEEDED' : 'FAILED'
  if (operation.action === 'DETECT_DRIFT') return true
  instance.status = failure === undefined ? 'CURRENT' : operation.action === 'DELETE' ? 'INOPERABLE' : 'OUTDATED'
  return true
}

function cancelPending(set: StackSet, operation: StackSetOperation, reason: string): boolean {
  const pending = operation.results.filter(({ status }) => status === 'PENDING')
  for (const result of pending) {
    Object.assign(result, { status: 'CANCELLED', reason })
    const instance = instanceAt(set, result.account, result.region)
    if (instance) Object.assign(instance, { detailedStatus: 'CANCELLED', reason, lastOperationId: operation.id })
  }
  return pending.length > 0
}

function endIfOver(world: World, operation: StackSetOperation): boolean {
  const { results, status, preferences } = operation
  if (results.some((one) => one.status === 'PENDING' || one.status === 'RUNNING')) return false
  const regions = [...new Set(results.map(({ region }) => region))]
  const failed = regions.some((region) =>
    isOverBudget(
      preferences,
      results.filter((one) => one.region === region),
    ),
  )
  operation.status = failed ? 'FAILED' : status === 'STOPPING' ? 'STOPPED' : 'SUCCEEDED'
  operation.endedAt = world.clock.wall()
  return true
}
