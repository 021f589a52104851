import { openScope } from '../../template/evaluate.ts'
import { resolveParameters } from '../../template/parameters/resolve.ts'
import { isObject, type Json, TemplateError } from '../../template/template.ts'
import { hiddenParameters } from '../operations/definition/parameters.ts'
import { generatedName } from '../resources/physical-id.ts'
import { objectOfUrl } from '../sidecars/s3/url.ts'
import type { StackState } from '../state/region.ts'
import type { Definition, Resource } from '../state/stack.ts'
import { stackById, type World } from '../state/world.ts'
import { addStack, beginCancel, beginCreate, beginDelete, beginUpdate } from './begin.ts'
import { placeOf } from './scope.ts'
import { setResourceStatus } from './status.ts'

export type ChildOutcome = 'over' | 'pending' | { failure: string }

export function isNestedStack(type: string): boolean {
  return type === 'AWS::CloudFormation::Stack'
}

/** Creates or updates the stack that a nested-stack resource stands for. */
export function startChild(world: World, state: StackState, resource: Resource): void {
  const definition = childDefinition(world, state, resource)
  if (typeof definition === 'string') {
    if (resource.step) resource.step.failure = definition
    return
  }
  const token = state.stack.operation?.token
  const child = resource.childStackId ? stackById(world, resource.childStackId) : undefined
  if (child) {
    // A child that is as it should be takes the update as done.
    if (!sameDefinition(child.stack.current, definition)) beginUpdate(world, child, definition, { token })
    return
  }
  const { account, region, id, rootId, disableRollback } = state.stack
  const name = generatedName(placeOf(state.stack), resource.logicalId, 128)
  const made = addStack(
    world,
    { account, region, name, parentId: id, rootId: rootId ?? id, disableRollback },
    definition,
    'CREATE_IN_PROGRESS',
  )
  resource.childStackId = made.stack.id
  resource.physicalId = made.stack.id
  setResourceStatus(world, state, resource, 'CREATE_IN_PROGRESS', 'Resource creation Initiated')
  beginCreate(world, made, definition, { token, onFailure: disableRollback ? 'DO_NOTHING' : 'ROLLBACK' })
}

function childDefinition(world: World, state: StackState, resource: Resource): Definition | string {
  const { TemplateURL, Parameters, NotificationARNs } = resource.properties
  const place = objectOfUrl(String(TemplateURL))
  const body = place && world.objects.body(place.bucket, place.key)?.toString()
  if (body === undefined) return 'TemplateURL must reference a valid S3 object to which you have access.'
  try {
    const template = world.templates.keep(body)
    const parsed = world.templates.parsed(template)
    const given = isObject(Parameters) ? Parameters : {}
    const texts = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, parameterText(value)]))
    const parameters = resolveParameters(parsed, texts)
    const { account, region, name } = state.stack
    // A condition that cannot be evaluated must fail here, not in the middle of the child's life.
    openScope(parsed, { parameters, pseudo: { accountId: account, region, stackName: name } })
    return {
      template,
      processed: template,
      description: parsed.description,
      hidden: hiddenParameters(parsed),
      parameters,
      resolved: {},
      tags: state.stack.current.tags,
      capabilities: state.stack.current.capabilities,
      notificationArns: Array.isArray(NotificationARNs) ? NotificationARNs.map(String) : [],
      roleArn: state.stack.current.roleArn,
    }
  } catch (error) {
    if (error instanceof TemplateError) return error.message
    throw error
  }
}

function parameterText(value: Json): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value)
}

function sameDefinition(a: Definition, b: Definition): boolean {
  return (
    a.processed === b.processed && JSON.stringify([a.parameters, a.tags]) === JSON.stringify([b.parameters, b.tags])
  )
}

export function deleteChild(world: World, childId: string, token: string | undefined): void {
  const child = stackById(world, childId)
  if (!child || child.stack.status === 'DELETE_COMPLETE' || child.stack.status === 'DELETE_IN_PROGRESS') return
  beginDelete(world, child, { token })
}

/** Brings a child back to what it was before its parent's update. */
export function restoreChild(world: World, resource: Resource, token: string | undefined): void {
  const child = resource.childStackId ? stackById(world, resource.childStackId) : undefined
  if (!child) return
  if (child.stack.status === 'UPDATE_IN_PROGRESS') beginCancel(world, child, token)
  else if (child.stack.status === 'UPDATE_COMPLETE' && child.stack.lastGood) {
    beginUpdate(world, child, child.stack.lastGood, { token })
  }
}

/** How far a nested stack is; any other resource is over when its time is. */
export function childOutcome(world: World, resource: Resource): ChildOutcome {
  const child = resource.childStackId ? stackById(world, resource.childStackId) : undefined
  if (!child) return 'over'
  const { stack } = child
  if (stack.operation) return 'pending'
  if (resource.step?.action === 'restore' && stack.status === 'UPDATE_ROLLBACK_COMPLETE') return 'over'
  if (/^(?:CREATE|UPDATE|DELETE)_COMPLETE$/.test(stack.status)) return 'over'
  return {
    failure: `Embedded stack ${stack.id} was not successfully ${stack.status.startsWith('UPDATE') ? 'updated' : 'created'}: ${stack.reason ?? stack.status}`,
  }
}
