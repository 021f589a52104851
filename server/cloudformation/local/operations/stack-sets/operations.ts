import { runAwake } from '../../lifecycle/engine.ts'
import { saveStackSet } from '../../state/world.ts'
import { AwsError } from '../../wire/aws-error.ts'
import { structs, text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { page } from '../pages.ts'
import { activeStackSet, namedOperation } from './lookup.ts'
import { driftDetailsShape, operationSummaryShape, resultShape, rolesShape } from './shapes.ts'

export const describeStackSetOperation: Operation = (call) => {
  const set = activeStackSet(call)
  const operation = namedOperation(call, set)
  return {
    StackSetOperation: {
      StackSetId: set.id,
      ...operationSummaryShape(operation),
      RetainStacks: operation.action === 'DELETE' ? operation.retainStacks : undefined,
      ...rolesShape(set),
      StackSetDriftDetectionDetails:
        operation.action === 'DETECT_DRIFT' ? driftDetailsShape(call.world, set) : undefined,
    },
  }
}

export const listStackSetOperations: Operation = (call) => {
  const set = activeStackSet(call)
  const { items, nextToken } = page(call, set.operations.toReversed(), (operation) => operation.id)
  return { Summaries: items.map(operationSummaryShape), NextToken: nextToken }
}

export const listStackSetOperationResults: Operation = (call) => {
  const operation = namedOperation(call, activeStackSet(call))
  const wanted = (structs(call.input, 'Filters') ?? []).map((filter) => text(filter, 'Values'))
  const shown = operation.results.filter(({ status }) => wanted.every((value) => value === status))
  const { items, nextToken } = page(call, shown, ({ account, region }) => `${account} ${region}`)
  return { Summaries: items.map(resultShape), NextToken: nextToken }
}

/** What runs is let finish, what waits is cancelled. */
export const stopStackSetOperation: Operation = (call) => {
  const set = activeStackSet(call)
  const operation = namedOperation(call, set)
  if (operation.status !== 'RUNNING') {
    throw new AwsError(
      'InvalidOperationException',
      `Operation ${operation.id} is in ${operation.status} state and can not be stopped`,
    )
  }
  operation.status = 'STOPPING'
  call.world.movingSets.add(set)
  saveStackSet(call.world, set)
  runAwake(call.world)
  return {}
}
