import { instanceAt, type StackInstance, type StackSet, type StackSetOperation } from '../../stack-sets/stack-set.ts'
import { AwsError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Call } from '../call.ts'

/** The stack set of a name, or of an id, which also names a deleted one. */
export function findStackSet({ home, input }: Call): StackSet | undefined {
  const given = text(input, 'StackSetName') ?? ''
  const active = [...home.stackSets.values()].find(({ name, status }) => name === given && status === 'ACTIVE')
  return active ?? home.stackSets.get(given)
}

export function activeStackSet(call: Call): StackSet {
  const set = findStackSet(call)
  if (set?.status === 'ACTIVE') return set
  throw new AwsError('StackSetNotFoundException', `StackSet ${text(call.input, 'StackSetName')} not found`, 404)
}

export function namedInstance(call: Call, set: StackSet): StackInstance {
  const account = text(call.input, 'StackInstanceAccount') ?? ''
  const region = text(call.input, 'StackInstanceRegion') ?? ''
  const instance = instanceAt(set, account, region)
  if (instance) return instance
  throw instanceNotFound(set, account, region)
}

export function instanceNotFound(set: StackSet, account: string, region: string): AwsError {
  return new AwsError(
    'StackInstanceNotFoundException',
    `StackInstance of StackSet ${set.id} in account ${account} and region ${region} not found`,
    404,
  )
}

export function namedOperation(call: Call, set: StackSet): StackSetOperation {
  const id = text(call.input, 'OperationId')
  const operation = set.operations.find((one) => one.id === id)
  if (operation) return operation
  throw new AwsError('OperationNotFoundException', `Operation ${id} of StackSet ${set.id} not found`, 404)
}
