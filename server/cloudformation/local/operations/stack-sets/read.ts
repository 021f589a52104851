import type { StackInstance } from '../../stack-sets/stack-set.ts'
import { stackById } from '../../state/world.ts'
import { structs, text, texts } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { driftSummary } from '../drift/read.ts'
import { page } from '../pages.ts'
import { activeStackSet, findStackSet, namedInstance } from './lookup.ts'
import { driftDetailsShape, driftOfInstance, instanceSummaryShape, overridesShape, stackSetShape } from './shapes.ts'

export const describeStackSet: Operation = (call) => ({
  StackSet: stackSetShape(call.world, findStackSet(call) ?? activeStackSet(call)),
})

export const listStackSets: Operation = (call) => {
  const wanted = text(call.input, 'Status')
  const sets = [...call.home.stackSets.values()].filter(({ status }) => wanted === undefined || status === wanted)
  const { items, nextToken } = page(call, sets, (set) => set.id)
  return {
    Summaries: items.map((set) => {
      const { DriftStatus, LastDriftCheckTimestamp } = driftDetailsShape(call.world, set)
      return {
        StackSetName: set.name,
        StackSetId: set.id,
        Description: set.description,
        Status: set.status,
        PermissionModel: 'SELF_MANAGED',
        DriftStatus,
        LastDriftCheckTimestamp,
        ManagedExecution: { Active: set.managedExecution },
      }
    }),
    NextToken: nextToken,
  }
}

export const describeStackInstance: Operation = (call) => {
  const set = activeStackSet(call)
  const instance = namedInstance(call, set)
  return {
    StackInstance: {
      ...instanceSummaryShape(call.world, set, instance),
      ParameterOverrides: overridesShape(set, instance),
    },
  }
}

export const listStackInstances: Operation = (call) => {
  const set = activeStackSet(call)
  const account = text(call.input, 'StackInstanceAccount')
  const region = text(call.input, 'StackInstanceRegion')
  const shown = set.instances.filter(
    (one) =>
      (account === undefined || one.account === account) &&
      (region === undefined || one.region === region) &&
      passesFilters(call, one),
  )
  const { items, nextToken } = page(call, shown, (one) => `${one.account} ${one.region}`)
  return { Summaries: items.map((one) => instanceSummaryShape(call.world, set, one)), NextToken: nextToken }
}

function passesFilters({ input, world }: Call, instance: StackInstance): boolean {
  return (structs(input, 'Filters') ?? []).every((filter) => {
    const name = text(filter, 'Name')
    const wanted = text(filter, 'Values')
    if (name === 'DETAILED_STATUS') return instance.detailedStatus === wanted
    if (name === 'LAST_OPERATION_ID') return instance.lastOperationId === wanted
    return driftOfInstance(world, instance).status === wanted
  })
}

/** What the latest drift detection found in the stack of one instance. */
export const listStackInstanceResourceDrifts: Operation = (call) => {
  const set = activeStackSet(call)
  const instance = namedInstance(call, set)
  const state = instance.stackId === undefined ? undefined : stackById(call.world, instance.stackId)
  const wanted = new Set(texts(call.input, 'StackInstanceResourceDriftStatuses') ?? [])
  const checked = [...(state?.resources.values() ?? [])].filter(
    ({ drift }) => drift && (wanted.size === 0 || wanted.has(drift.status)),
  )
  const { items, nextToken } = page(call, checked, (resource) => resource.logicalId)
  return { Summaries: state ? items.map((resource) => driftSummary(state, resource)) : [], NextToken: nextToken }
}

/** Self-managed sets deploy to nothing by themselves. */
export const listStackSetAutoDeploymentTargets: Operation = (call) => {
  activeStackSet(call)
  return { Summaries: [] }
}
