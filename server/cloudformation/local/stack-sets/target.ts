import { randomUUID } from 'node:crypto'
import { resolveParameters } from '../../template/parameters/resolve.ts'
import { TemplateError } from '../../template/template.ts'
import { computeChanges } from '../changesets/compute.ts'
import { addStack, beginCreate, beginDelete, beginUpdate } from '../lifecycle/begin.ts'
import { resolveSsm } from '../operations/definition/parameters.ts'
import { checkUpdatable } from '../operations/stacks/update.ts'
import { detectDrift } from '../resources/drift.ts'
import type { StackState } from '../state/region.ts'
import type { Definition } from '../state/stack.ts'
import { regionOf, stackById, type World } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
import type { StackInstance, StackSet, StackSetAction } from './stack-set.ts'

/** What has become of the work on one instance: what is done may have a note on it. */
export type Outcome = 'pending' | 'done' | { note: string; failure?: undefined } | { failure: string; note?: undefined }

/** Starts an operation's work on one instance. Work that needs no stack operation is over at once. */
export function startOnInstance(
  world: World,
  set: StackSet,
  instance: StackInstance,
  action: StackSetAction,
  retainStacks: boolean,
): Outcome {
  try {
    const state = livingStackOf(world, instance)
    if (action === 'DETECT_DRIFT') {
      if (state) detectDrift(world, state, state.resources.keys())
      return 'done'
    }
    if (action === 'DELETE') return startDeletion(world, state, retainStacks)
    return state ? startUpdate(world, set, instance, state) : startCreation(world, set, instance)
  } catch (error) {
    if (error instanceof TemplateError || error instanceof AwsError) return { failure: error.message }
    throw error
  }
}

function startCreation(world: World, set: StackSet, instance: StackInstance): Outcome {
  const { account, region } = instance
  const definition = definitionFor(world, set, instance)
  const name = `StackSet-${set.name.slice(0, 80)}-${randomUUID()}`
  const state = addStack(world, { account, region, name }, definition, 'CREATE_IN_PROGRESS')
  instance.stackId = state.stack.id
  beginCreate(world, state, definition, { onFailure: 'DELETE' })
  return 'pending'
}

function startUpdate(world: World, set: StackSet, instance: StackInstance, state: StackState): Outcome {
  const definition = definitionFor(world, set, instance)
  if (!computeChanges(world, state, definition).changed) return { note: 'No updates are to be performed.' }
  checkUpdatable(state, false)
  beginUpdate(world, state, definition, {})
  return 'pending'
}

function startDeletion(world: World, state: StackState | undefined, retainStacks: boolean): Outcome {
  if (!state || retainStacks) return 'done'
  if (state.stack.terminationProtection) {
    return { failure: `Stack [${state.stack.name}] cannot be deleted while TerminationProtection is enabled` }
  }
  beginDelete(world, state, {})
  return 'pending'
}

/** The set's definition with the instance's own parameters, as its account and region resolve them. */
function definitionFor(world: World, { definition }: StackSet, instance: StackInstance): Definition {
  const template = world.templates.parsed(definition.processed)
  const parameters = resolveParameters(template, { ...definition.parameters, ...instance.overrides })
  const home = regionOf(world, instance.account, instance.region)
  return { ...definition, parameters, resolved: resolveSsm(home, template, parameters) }
}

/** How far the stack of an instance is. */
export function outcomeOnInstance(world: World, instance: StackInstance, action: StackSetAction): Outcome {
  const state = instance.stackId === undefined ? undefined : stackById(world, instance.stackId)
  if (!state) return action === 'DELETE' ? 'done' : { failure: 'The stack of this instance is gone.' }
  const { stack } = state
  if (stack.operation) return 'pending'
  const wanted = action === 'DELETE' ? /^DELETE_COMPLETE$/ : /^(?:CREATE|UPDATE)_COMPLETE$/
  return wanted.test(stack.status) ? 'done' : { failure: failureOf(state) }
}

/** The first resource that failed in the stack's latest attempt, as AWS tells it of an instance. */
function failureOf({ stack, events }: StackState): string {
  const since = events.findLastIndex(({ logicalId, reason }) => !logicalId && reason === 'User Initiated')
  const failed = events.slice(since).find(({ logicalId, status }) => logicalId && status.endsWith('_FAILED'))
  if (!failed) return stack.reason ?? `Stack:${stack.id} is in ${stack.status} state.`
  return `ResourceLogicalId:${failed.logicalId}, ResourceType:${failed.type}, ResourceStatusReason:${failed.reason ?? ''}.`
}

function livingStackOf(world: World, { stackId }: StackInstance): StackState | undefined {
  const state = stackId === undefined ? undefined : stackById(world, stackId)
  return state?.stack.status === 'DELETE_COMPLETE' ? undefined : state
}
