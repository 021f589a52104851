import { type Computed, computeChanges } from '../../changesets/compute.ts'
import { NO_CHANGES } from '../../changesets/shapes.ts'
import { addStack } from '../../lifecycle/begin.ts'
import { setStackStatus } from '../../lifecycle/status.ts'
import type { StackState } from '../../state/region.ts'
import type { ChangeSet, Definition } from '../../state/stack.ts'
import { AwsError, validationError } from '../../wire/aws-error.ts'
import { flag, text } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { readDefinition } from '../definition/definition.ts'
import { refusing } from '../definition/refusing.ts'
import { noSuchStack, requiredStackName, stackNamed } from '../lookup.ts'
import { checkNewName, checkStackLimit } from '../stacks/create.ts'
import { checkUpdatable } from '../stacks/update.ts'
import { clientToken, fingerprintOf, tokenTaken } from '../tokens.ts'
import { asAdoption, asImports, existingResources, readImports } from './imports.ts'
import { newChangeSet, proposeNested } from './nested.ts'

export const createChangeSet: Operation = (call) => {
  const name = changeSetName(call)
  const stackName = requiredStackName(call)
  const existing = stackNamed(call, stackName)
  const type = changeSetType(call)
  const accepted = existing && acceptedBefore(call, existing, name)
  if (accepted) return { Id: accepted.id, StackId: accepted.stackId }
  const state = checkTarget(call, existing, stackName, name, type)
  const definition = readDefinition(call, state?.stack.status === 'REVIEW_IN_PROGRESS' ? undefined : state)
  const target = state ?? openReview(call, stackName, definition)
  const changeSet = addChangeSet(call, target, name, type, definition)
  return { Id: changeSet.id, StackId: target.stack.id }
}

function changeSetName({ input }: Call): string {
  const name = text(input, 'ChangeSetName') ?? ''
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return name
  throw validationError(
    `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  )
}

function changeSetType({ input }: Call): ChangeSet['type'] {
  const type = text(input, 'ChangeSetType') ?? 'UPDATE'
  if (type === 'CREATE' || type === 'UPDATE' || type === 'IMPORT') return type
  throw validationError(
    `1 validation error detected: Value '${type}' at 'changeSetType' failed to satisfy constraint: Member must satisfy enum value set: [CREATE, UPDATE, IMPORT]`,
  )
}

/** The change set that the same request with the same token has made. One that was executed gives its name free. */
function acceptedBefore(call: Call, state: StackState, name: string): ChangeSet | undefined {
  const known = [...state.changeSets.values()].findLast((changeSet) => changeSet.name === name && !changeSet.hidden)
  if (!known) return undefined
  const token = clientToken(call.input, 'ClientToken')
  if (token !== undefined && token === known.token) {
    if (known.fingerprint === fingerprintOf(call.input)) return known
    throw tokenTaken(token)
  }
  if (known.execution === 'EXECUTE_COMPLETE') return undefined
  throw new AwsError('AlreadyExistsException', `ChangeSet ${name} already exists`)
}

function checkTarget(
  call: Call,
  existing: StackState | undefined,
  stackName: string,
  name: string,
  type: ChangeSet['type'],
): StackState | undefined {
  if (existing?.stack.status === 'DELETE_COMPLETE' && type === 'CREATE') throw alreadyExists(stackName, name)
  if (!existing || existing.stack.status === 'DELETE_COMPLETE') {
    if (type === 'UPDATE') throw noSuchStack(stackName, 'bracketed')
    checkNewName(stackName)
    checkStackLimit(call)
    return undefined
  }
  const reviewed = existing.stack.status === 'REVIEW_IN_PROGRESS'
  if (type === 'CREATE' && !reviewed) throw alreadyExists(existing.stack.name, name)
  if (type === 'UPDATE' && reviewed) throw noSuchStack(stackName, 'bracketed')
  if (!reviewed) checkUpdatable(existing, true)
  return existing
}

function alreadyExists(stackName: string, name: string): AwsError {
  return validationError(
    `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
  )
}

/** A stack that exists only to be looked at. */
function openReview(call: Call, name: string, definition: Definition): StackState {
  const { account, region } = call.home
  const state = addStack(call.world, { account, region, name }, definition, 'REVIEW_IN_PROGRESS')
  setStackStatus(call.world, state, 'REVIEW_IN_PROGRESS', 'User Initiated')
  return state
}

function addChangeSet(
  call: Call,
  state: StackState,
  name: string,
  type: ChangeSet['type'],
  definition: Definition,
): ChangeSet {
  const { world, input } = call
  const revertDrift = text(input, 'DeploymentMode') === 'REVERT_DRIFT'
  const computed: Computed = definition.broken
    ? { changes: [], changed: false, nested: {} }
    : refusing(() => computeChanges(world, state, definition, { revertDrift }))
  const importing = type === 'IMPORT' ? readImports(input) : undefined
  const importExistingResources = flag(input, 'ImportExistingResources') ?? false
  const adopting = importExistingResources ? existingResources(world, state, definition, computed.changes) : undefined
  const changes = importing
    ? asImports(world, definition, computed.changes, importing)
    : computed.changes.map((change) => asAdoption(change, adopting))
  const changeSet = newChangeSet(world, state, {
    name,
    type,
    description: text(input, 'Description'),
    // A new stack may have no resources at all.
    failure: definition.broken ?? (computed.changed || type === 'CREATE' ? undefined : NO_CHANGES),
    warning: computed.warning,
    definition,
    changes,
    importing,
    onStackFailure: text(input, 'OnStackFailure'),
    includeNestedStacks: flag(input, 'IncludeNestedStacks') ?? false,
    importExistingResources,
    adopting,
    token: clientToken(input, 'ClientToken'),
    fingerprint: fingerprintOf(input),
    deploymentMode: text(input, 'DeploymentMode'),
  })
  if (changeSet.includeNestedStacks && changeSet.failure === undefined) {
    proposeNested(world, state, changeSet, computed.nested)
  }
  return changeSet
}
