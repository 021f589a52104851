import { wake } from '../../lifecycle/engine.ts'
import { saveResource } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { livingStack } from '../lookup.ts'

/** Ends the wait of a resource: with success at once, with a failure as the reason it fails. */
export const signalResource: Operation = (call) => {
  const state = livingStack(call)
  const logicalId = text(call.input, 'LogicalResourceId') ?? ''
  const resource = state.resources.get(logicalId)
  if (!resource) throw validationError(`Resource ${logicalId} does not exist for stack ${state.stack.name}`)
  const { step } = resource
  if (!step) throw validationError(`Resource ${logicalId} is in ${resource.status} state and cannot be signaled`)
  if (text(call.input, 'Status') === 'FAILURE') {
    step.failure = `Received FAILURE signal with UniqueId ${text(call.input, 'UniqueId') ?? ''}`
  }
  step.dueAt = call.world.clock.now()
  saveResource(call.world, state, logicalId)
  wake(call.world, state)
  return undefined
}
