import { randomUUID } from 'node:crypto'
import { detectDrift, driftedCount } from '../../resources/drift.ts'
import type { StackState } from '../../state/region.ts'
import { saveStack } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text, texts } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { livingStack } from '../lookup.ts'
import { driftOf } from './read.ts'

const DETECTION_MS = 3_000

/** A detection has its time, like any operation; its result is the one of the moment it was asked for. */
export const detectStackDrift: Operation = (call) => {
  const state = livingStack(call)
  checkDetectable(state)
  const names = texts(call.input, 'LogicalResourceIds') ?? []
  detectDrift(call.world, state, names.length > 0 ? names : state.resources.keys())
  const { stack } = state
  stack.detection = { id: randomUUID(), dueAt: call.world.clock.now() + DETECTION_MS, at: call.world.clock.wall() }
  saveStack(call.world, state)
  return { StackDriftDetectionId: stack.detection.id }
}

export const describeStackDriftDetectionStatus: Operation = (call) => {
  const id = text(call.input, 'StackDriftDetectionId') ?? ''
  const state = [...call.home.stacks.values()].find(({ stack }) => stack.detection?.id === id)
  const { stack } = state ?? {}
  if (!state || !stack?.detection) throw validationError(`Drift detection [${id}] does not exist`)
  const over = call.world.clock.isDue(stack.detection.dueAt)
  return {
    StackId: stack.id,
    StackDriftDetectionId: id,
    StackDriftStatus: over ? stack.drift?.status : undefined,
    DetectionStatus: over ? 'DETECTION_COMPLETE' : 'DETECTION_IN_PROGRESS',
    DriftedStackResourceCount: over ? driftedCount(state) : undefined,
    Timestamp: new Date(stack.detection.at),
  }
}

export const detectStackResourceDrift: Operation = (call) => {
  const state = livingStack(call)
  checkDetectable(state)
  const logicalId = text(call.input, 'LogicalResourceId') ?? ''
  const resource = state.resources.get(logicalId)
  if (!resource) throw validationError(`Resource ${logicalId} does not exist for stack ${state.stack.name}`)
  detectDrift(call.world, state, [logicalId])
  return { StackResourceDrift: driftOf(state, resource) }
}

function checkDetectable({ stack }: StackState): void {
  if (/^(?:CREATE|UPDATE|IMPORT|UPDATE_ROLLBACK|IMPORT_ROLLBACK)_(?:COMPLETE|FAILED)$/.test(stack.status)) return
  throw validationError(`Cannot detect drift on stack [${stack.id}] because it is in ${stack.status} state`)
}
