import { randomUUID } from 'node:crypto'
import { beginStackSetOperation } from '../../stack-sets/begin.ts'
import { instanceAt, type StackSet } from '../../stack-sets/stack-set.ts'
import { saveStackSet } from '../../state/world.ts'
import { AwsError } from '../../wire/aws-error.ts'
import { text, texts } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { readDefinition } from '../definition/definition.ts'
import { once } from '../tokens.ts'
import {
  newOperationId,
  readManagedExecution,
  readPlaces,
  readPreferences,
  refuseOrganizations,
  refuseWhileMoving,
} from './inputs.ts'
import { activeStackSet, findStackSet, instanceNotFound } from './lookup.ts'

export const createStackSet: Operation = (call) => {
  const name = text(call.input, 'StackSetName') ?? ''
  return once(call, () => {
    if (findStackSet(call)?.status === 'ACTIVE') {
      throw new AwsError('NameAlreadyExistsException', `StackSet ${name} already exists`, 409)
    }
    refuseOrganizations(call.input)
    const { account, region } = call.home
    const set: StackSet = {
      id: `${name}:${randomUUID()}`,
      name,
      account,
      region,
      status: 'ACTIVE',
      description: text(call.input, 'Description'),
      definition: readDefinition(call),
      administrationRoleArn: text(call.input, 'AdministrationRoleARN'),
      executionRoleName: text(call.input, 'ExecutionRoleName'),
      managedExecution: readManagedExecution(call.input) ?? false,
      instances: [],
      operations: [],
    }
    call.home.stackSets.set(set.id, set)
    saveStackSet(call.world, set)
    return { StackSetId: set.id }
  })
}

/** Gives the set a new definition, and brings its instances, or those that are named, up to it. */
export const updateStackSet: Operation = (call) => {
  const set = activeStackSet(call)
  const { input, world } = call
  const id = newOperationId(call, set)
  const places = namesPlaces(call)
    ? readPlaces(call)
    : set.instances.map(({ account, region }) => ({ account, region }))
  for (const { account, region } of places) {
    if (!instanceAt(set, account, region)) throw instanceNotFound(set, account, region)
  }
  refuseOrganizations(input)
  const preferences = readPreferences(input)
  set.definition = readDefinition(call, { stack: { current: set.definition } })
  set.description = text(input, 'Description') ?? set.description
  set.administrationRoleArn = text(input, 'AdministrationRoleARN') ?? set.administrationRoleArn
  set.executionRoleName = text(input, 'ExecutionRoleName') ?? set.executionRoleName
  set.managedExecution = readManagedExecution(input) ?? set.managedExecution
  for (const instance of set.instances) instance.status = 'OUTDATED'
  return { OperationId: beginStackSetOperation(world, set, { id, action: 'UPDATE', places, preferences }).id }
}

function namesPlaces({ input }: Call): boolean {
  return (texts(input, 'Accounts') ?? []).length > 0 || (texts(input, 'Regions') ?? []).length > 0
}

/** Deleting a set that is not there succeeds. */
export const deleteStackSet: Operation = (call) => {
  const set = findStackSet(call)
  if (set?.status !== 'ACTIVE') return {}
  refuseWhileMoving(set)
  if (set.instances.length > 0) throw new AwsError('StackSetNotEmptyException', 'StackSet is not empty', 409)
  set.status = 'DELETED'
  saveStackSet(call.world, set)
  return {}
}
