import { changeSetShape, changeSetSummary, toldChanges } from '../../changesets/shapes.ts'
import { flag } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { changeSetNamed, livingStack } from '../lookup.ts'
import { page } from '../pages.ts'

export const describeChangeSet: Operation = (call) => {
  const { state, changeSet } = changeSetNamed(call)
  const ready = call.world.clock.isDue(changeSet.dueAt) ? changeSet.changes : []
  const withValues = flag(call.input, 'IncludePropertyValues') ?? false
  const { items, nextToken } = page(call, toldChanges(ready, withValues), (change) => change.logicalId)
  const shape = changeSetShape(call.world, state.stack, changeSet, items, withValues)
  return { ...(shape as object), NextToken: nextToken }
}

/** Lists what may still matter: a change set that was executed is history, and read by its ARN. */
export const listChangeSets: Operation = (call) => {
  const { stack, changeSets } = livingStack(call)
  const { items, nextToken } = page(
    call,
    [...changeSets.values()].filter((one) => !one.hidden && one.execution !== 'EXECUTE_COMPLETE'),
    (changeSet) => changeSet.id,
  )
  return { Summaries: items.map((changeSet) => changeSetSummary(call.world, stack, changeSet)), NextToken: nextToken }
}
