import { beginCancel, beginContinue, beginRollback } from '../../lifecycle/begin.ts'
import type { StackState } from '../../state/region.ts'
import { validationError } from '../../wire/aws-error.ts'
import { flag, texts } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { livingStack } from '../lookup.ts'
import { clientToken, once } from '../tokens.ts'
import { operationId } from './create.ts'

export const cancelUpdateStack: Operation = (call) => {
  const state = livingStack(call)
  once(call, () => {
    if (state.stack.status !== 'UPDATE_IN_PROGRESS') {
      throw validationError(`CancelUpdateStack cannot be called from current stack status`)
    }
    beginCancel(call.world, state, clientToken(call.input, 'ClientRequestToken'))
    return {}
  })
  return undefined
}

export const continueUpdateRollback: Operation = (call) => {
  const state = livingStack(call)
  once(call, () => {
    const { stack } = state
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
      throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not continue rollback.`)
    }
    const skip = texts(call.input, 'ResourcesToSkip') ?? []
    const force = flag(call.input, 'ForceRollback') ?? false
    if (force && skip.length > 0) {
      throw validationError('You cannot specify both ResourcesToSkip and ForceRollback')
    }
    checkSkipped(state, skip)
    beginContinue(call.world, state, { token: clientToken(call.input, 'ClientRequestToken'), skip, force })
    return {}
  })
  return {}
}

/** Only what the rollback failed on can be skipped. */
function checkSkipped({ resources, stack }: StackState, skip: string[]): void {
  for (const name of skip) {
    const resource = resources.get(name.split('.')[0] ?? name)
    if (!resource) throw validationError(`Resource ${name} does not exist for stack ${stack.name}`)
    const { status, operationId: failedIn, reason } = resource
    const inRollback = failedIn === stack.lastOperations[0]?.id && reason !== 'Resource update cancelled'
    if (status !== 'UPDATE_FAILED' || !inRollback) {
      throw validationError(
        `Resource ${name} cannot be skipped: only resources in UPDATE_FAILED state because the rollback failed can be.`,
      )
    }
  }
}

export const rollbackStack: Operation = (call) => {
  const state = livingStack(call)
  return once(call, () => {
    const { stack } = state
    if (stack.status !== 'CREATE_FAILED' && stack.status !== 'UPDATE_FAILED') {
      throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`)
    }
    beginRollback(call.world, state, {
      token: clientToken(call.input, 'ClientRequestToken'),
      retainExceptOnCreate: flag(call.input, 'RetainExceptOnCreate'),
    })
    const { lastOperations } = stack
    return {
      StackId: stack.id,
      OperationId: operationId(lastOperations, 'ROLLBACK') || operationId(lastOperations, 'DELETE_STACK'),
    }
  })
}
