import { policyDenial } from '../../operations/stacks/policy-check.ts'
import type { StackState } from '../../state/region.ts'
import type { Resource } from '../../state/stack.ts'
import { saveResource, type World } from '../../state/world.ts'
import { childOutcome } from '../nested.ts'
import { addResourceEvent, setResourceStatus } from '../status.ts'
import { startStep } from '../step.ts'
import { unsupportedAttribute } from './attribute-check.ts'
import { removedResources } from './deletion-list.ts'
import { type Progress, progressOf, readySteps } from './progress.ts'
import { finishForward, giveUp, rollBack } from './settle.ts'

/** Moves the forward phase of a create, update or import. Answers whether anything moved. */
export function provision(world: World, state: StackState): boolean {
  const { operation } = state.stack
  if (!operation) return false
  const { broken } = state.stack.current
  if (broken !== undefined) {
    rollBack(world, state, `${broken}.`)
    return true
  }
  const progress = progressOf(world, state)
  const unsupported = isUntouched(progress) ? unsupportedAttribute(progress.scope) : undefined
  if (unsupported !== undefined) {
    rollBack(world, state, unsupported)
    return true
  }
  let moved = false
  for (const logicalId of [...progress.running]) {
    const resource = state.resources.get(logicalId)
    if (!resource || !isOver(world, resource)) continue
    moved = true
    progress.running.delete(logicalId)
    const ok = finishStep(world, state, resource)
    ;(ok ? progress.done : progress.failed).add(logicalId)
  }
  if (progress.failed.size > 0 && operation.onFailure !== 'DO_NOTHING') {
    cancelRunning(world, state, progress.running)
    rollBack(world, state, failureSummary(state, progress.failed))
    return true
  }
  if (operation.deadline !== undefined && world.clock.isDue(operation.deadline) && world.clock.scale() > 0) {
    return giveUp(world, state, progress.running)
  }
  for (const logicalId of readySteps(progress)) {
    moved = true
    progress.waiting.delete(logicalId)
    const works = startStep(world, state, progress.scope, progress.graph, logicalId)
    ;(works ? progress.running : progress.done).add(logicalId)
  }
  if (progress.running.size > 0 || moved) return moved
  if (progress.failed.size > 0) rollBack(world, state, failureSummary(state, progress.failed))
  else if (!refuseRemovals(world, state)) finishForward(world, state)
  return true
}

function isUntouched({ running, done, failed }: Progress): boolean {
  return running.size + done.size + failed.size === 0
}

/** Rolls back an update that would delete what the stack policy protects. Answers whether it would. */
function refuseRemovals(world: World, state: StackState): boolean {
  const policy = state.stack.policyDuringUpdate ?? state.stack.policy
  if (!policy || state.stack.operation?.type !== 'UPDATE_STACK') return false
  const denied = removedResources(world, state).filter((resource) => {
    const { logicalId, type } = resource
    const reason = policyDenial(policy, { action: 'Remove', logicalId, type })
    if (reason) addResourceEvent(world, state, resource, 'UPDATE_FAILED', reason)
    return reason !== undefined
  })
  if (denied.length === 0) return false
  const names = denied.map((resource) => resource.logicalId)
  rollBack(world, state, `The following resource(s) failed to update: [${names.join(', ')}]. `)
  return true
}

function isOver(world: World, resource: Resource): boolean {
  const { step } = resource
  if (!step) return true
  return step.dueAt !== undefined && world.clock.isDue(step.dueAt) && childOutcome(world, resource) !== 'pending'
}

function finishStep(world: World, state: StackState, resource: Resource): boolean {
  const { step } = resource
  const kind = step?.action === 'create' ? 'CREATE' : step?.action === 'import' ? 'IMPORT' : 'UPDATE'
  const child = childOutcome(world, resource)
  const failure = step?.failure ?? (typeof child === 'object' ? child.failure : undefined)
  resource.step = undefined
  setResourceStatus(world, state, resource, failure === undefined ? `${kind}_COMPLETE` : `${kind}_FAILED`, failure)
  return failure === undefined
}

/** Ends what is still running because something else failed. */
export function cancelRunning(world: World, state: StackState, running: Set<string>): void {
  for (const logicalId of running) {
    const resource = state.resources.get(logicalId)
    if (!resource?.step) continue
    const creates = resource.step.action === 'create'
    resource.step = undefined
    setResourceStatus(
      world,
      state,
      resource,
      creates ? 'CREATE_FAILED' : 'UPDATE_FAILED',
      creates ? 'Resource creation cancelled' : 'Resource update cancelled',
    )
    saveResource(world, state, logicalId)
  }
  running.clear()
}

/** `The following resource(s) failed to create: [A, B]. ` with its trailing space, as AWS writes it. */
export function failureSummary(state: StackState, failed: Iterable<string>): string {
  const groups = new Map<string, string[]>()
  for (const logicalId of failed) {
    const status = state.resources.get(logicalId)?.status ?? 'CREATE_FAILED'
    const verb = status.split('_')[0]?.toLowerCase() ?? 'create'
    groups.set(verb, [...(groups.get(verb) ?? []), logicalId])
  }
  return [...groups]
    .map(([verb, names]) => `The following resource(s) failed to ${verb}: [${names.join(', ')}]. `)
    .join('')
}
