import { beginStackSetOperation, type Place } from '../../stack-sets/begin.ts'
import { instanceAt, type StackInstance, type StackSet } from '../../stack-sets/stack-set.ts'
import { saveStackSet } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { flag, text } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { newOperationId, readOverrides, readPlaces, readPreferences } from './inputs.ts'
import { activeStackSet, instanceNotFound } from './lookup.ts'

/** Makes instances; one that exists already is brought up to the set. */
export const createStackInstances: Operation = (call) => {
  const set = activeStackSet(call)
  const id = newOperationId(call, set)
  const places = readPlaces(call)
  const preferences = readPreferences(call.input)
  const overrides = checkedOverrides(call, set)
  for (const place of places) {
    const instance = instanceAt(set, place.account, place.region) ?? addInstance(set, place)
    instance.overrides = overrides ?? instance.overrides
  }
  return operationOf(call, set, { id, action: 'CREATE', places, preferences })
}

function addInstance(set: StackSet, { account, region }: Place): StackInstance {
  const instance: StackInstance = { account, region, status: 'OUTDATED', detailedStatus: 'PENDING', overrides: {} }
  set.instances.push(instance)
  return instance
}

export const updateStackInstances: Operation = (call) => {
  const set = activeStackSet(call)
  const id = newOperationId(call, set)
  const places = readPlaces(call)
  const preferences = readPreferences(call.input)
  const overrides = checkedOverrides(call, set)
  const instances = places.map((place) => {
    const instance = instanceAt(set, place.account, place.region)
    if (!instance) throw instanceNotFound(set, place.account, place.region)
    return instance
  })
  for (const instance of instances) {
    instance.overrides = overrides ?? instance.overrides
    instance.status = 'OUTDATED'
  }
  return operationOf(call, set, { id, action: 'UPDATE', places, preferences })
}

/** An instance that is not there has nothing to delete. */
export const deleteStackInstances: Operation = (call) => {
  const set = activeStackSet(call)
  const id = newOperationId(call, set)
  const places = readPlaces(call)
  const preferences = readPreferences(call.input)
  const retainStacks = flag(call.input, 'RetainStacks') ?? false
  return operationOf(call, set, { id, action: 'DELETE', places, preferences, retainStacks })
}

/** Looks for drift in the stack of every instance. */
export const detectStackSetDrift: Operation = (call) => {
  const set = activeStackSet(call)
  const id = newOperationId(call, set)
  const places = set.instances.map(({ account, region }) => ({ account, region }))
  const preferences = readPreferences(call.input)
  set.driftCheckedAt = call.world.clock.wall()
  return operationOf(call, set, { id, action: 'DETECT_DRIFT', places, preferences })
}

type Given = Parameters<typeof beginStackSetOperation>[2]

function operationOf({ world }: Call, set: StackSet, given: Given): { OperationId: string } {
  saveStackSet(world, set)
  return { OperationId: beginStackSetOperation(world, set, given).id }
}

/** Parameters may be overridden, never added. */
function checkedOverrides({ input, world }: Call, set: StackSet): Record<string, string> | undefined {
  const overrides = readOverrides(input)
  const { parameters } = world.templates.parsed(set.definition.processed)
  const unknown = Object.keys(overrides ?? {}).filter((name) => !Object.hasOwn(parameters, name))
  if (unknown.length === 0) return overrides
  throw validationError(
    `Parameters: [${unknown.join(', ')}] do not exist in the template of ${text(input, 'StackSetName')}`,
  )
}
