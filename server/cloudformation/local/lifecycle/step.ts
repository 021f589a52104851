import { evaluateResource } from '../../template/evaluate.ts'
import { resourceType } from '../../template/resource-types.ts'
import type { Scope } from '../../template/scope.ts'
import { type JsonObject, TemplateError } from '../../template/template.ts'
import { printed, unknownsIn } from '../../template/unknown.ts'
import { policyDenial } from '../operations/stacks/policy-check.ts'
import { changedProperties, replacementOf, sameValue } from '../resources/differences.ts'
import { actualProperties } from '../resources/drift.ts'
import { referenceProblem, withoutReferences } from '../resources/dynamic-references.ts'
import { fateOf, surrenderName, takeName } from '../resources/fate.ts'
import { chosenName, newPhysicalId } from '../resources/physical-id.ts'
import { propertyProblem } from '../resources/property-problem.ts'
import { lateProblem, serviceProblem } from '../resources/service-problem.ts'
import type { StackState } from '../state/region.ts'
import type { Resource } from '../state/stack.ts'
import { regionOf, saveResource, type World } from '../state/world.ts'
import { missingReason } from './missing.ts'
import { childDiffers, isNestedStack, startChild } from './nested.ts'
import { type Graph, needsOf, placeOf } from './scope.ts'
import { setResourceStatus } from './status.ts'

const NEW_PHYSICAL = 'Requested update requires the creation of a new physical resource; hence creating one.'
const INITIATED = 'Resource creation Initiated'

type Declared = Pick<Resource, 'properties' | 'metadata' | 'deletionPolicy' | 'updateReplacePolicy' | 'dependsOn'>

/** Starts what the definition in `scope` asks of one resource. Answers whether anything had to be done. */
export function startStep(world: World, state: StackState, scope: Scope, graph: Graph, logicalId: string): boolean {
  const existing = state.resources.get(logicalId)
  const declaration = scope.template.resources[logicalId]
  if (!declaration) return false
  const declared = declare(world, state, scope, graph, logicalId)
  if (typeof declared === 'string') {
    refuse(world, state, existing ?? blank(logicalId, declaration.type), declared)
    return true
  }
  const vanished = state.stack.operation?.revertDrift && existing?.actual?.deleted
  if (!existing?.physicalId || existing.status === 'DELETE_COMPLETE' || vanished) {
    startCreate(world, state, { ...blank(logicalId, declaration.type), ...declared })
    return true
  }
  return startChange(world, state, existing, declared)
}

/** Evaluates a resource; answers why it cannot be when it cannot. */
function declare(world: World, state: StackState, scope: Scope, graph: Graph, logicalId: string): Declared | string {
  try {
    const { properties, metadata, deletionPolicy, updateReplacePolicy } = evaluateResource(scope, logicalId)
    const waiting = unknownsIn(properties)[0]
    if (waiting?.attribute) return missingReason(waiting, scope.template)
    const deployed = printed(properties) as JsonObject
    const { account, region } = state.stack
    const problem =
      propertyProblem(logicalId, scope.template.resources[logicalId]?.type ?? '', deployed) ??
      referenceProblem(regionOf(world, account, region), deployed)
    if (problem) return problem
    return {
      properties: deployed,
      metadata: metadata === undefined ? undefined : printed(metadata),
      deletionPolicy,
      updateReplacePolicy,
      dependsOn: needsOf(graph, logicalId),
    }
  } catch (error) {
    if (error instanceof TemplateError) return error.message
    throw error
  }
}

function blank(logicalId: string, type: string): Resource {
  return { logicalId, type, status: 'CREATE_IN_PROGRESS', at: 0, properties: {}, dependsOn: [] }
}

/** Lets a resource fail before anything was asked of it. */
function refuse(world: World, state: StackState, resource: Resource, failure: string): void {
  state.resources.set(resource.logicalId, resource)
  if (resource.physicalId) rememberBefore(resource)
  begin(world, state, resource, resource.physicalId ? 'update' : 'create', { dueAt: world.clock.now(), failure })
}

function rememberBefore(resource: Resource): void {
  const { physicalId, properties, status, childStackId } = resource
  resource.before ??= { physicalId, properties, status, childStackId }
}

function startCreate(world: World, state: StackState, resource: Resource): void {
  resource.fresh = true
  state.resources.set(resource.logicalId, resource)
  const { importing, adopting } = state.stack.operation ?? {}
  const adopted = adopting?.[resource.logicalId]
  const imported = importing?.[resource.logicalId] ?? adopted
  if (imported !== undefined) surrenderName(world, state, resource.type, resource.properties)
  const taken =
    serviceProblem(resource.type, resource.properties) ?? takeName(world, state, resource, resource.properties)
  const fate = fateOf(world, state, resource, 'create', resource.properties)
  resource.physicalId = imported
  begin(world, state, resource, imported ? 'import' : 'create', taken ? { ...fate, failure: taken } : fate)
  const late = imported ? undefined : lateProblem(resource.type, resource.properties)
  if (resource.step && late) {
    resource.step.failure ??= late
    saveResource(world, state, resource.logicalId)
  }
}

/** Announces a step and lets it run; a creation gets its physical id at once unless it fails. */
function begin(
  world: World,
  state: StackState,
  resource: Resource,
  action: 'create' | 'update' | 'replace' | 'import',
  fate: { dueAt: number; failure?: string },
): void {
  const running =
    action === 'create' ? 'CREATE_IN_PROGRESS' : action === 'import' ? 'IMPORT_IN_PROGRESS' : 'UPDATE_IN_PROGRESS'
  resource.step = { action, state: 'running', ...fate }
  setResourceStatus(world, state, resource, running, action === 'replace' ? NEW_PHYSICAL : undefined)
  if (fate.failure !== undefined) return
  if (isNestedStack(resource.type)) {
    startChild(world, state, resource)
    return
  }
  if (action !== 'create' && action !== 'replace') return
  const { account, region } = state.stack
  const properties = withoutReferences(regionOf(world, account, region), resource.properties)
  const previous = action === 'replace' ? resource.physicalId : undefined
  resource.physicalId = newPhysicalId(resource.type, resource.logicalId, properties, placeOf(state.stack), previous)
  setResourceStatus(world, state, resource, running, INITIATED)
}

function startChange(world: World, state: StackState, existing: Resource, declared: Declared): boolean {
  const standing = state.stack.operation?.revertDrift ? (actualProperties(existing) ?? {}) : existing.properties
  const changed = changedProperties(standing, declared.properties)
  const metadataChanged = !sameValue(existing.metadata, declared.metadata)
  const needsWork =
    changed.length > 0 ||
    metadataChanged ||
    tagsChanged(state, existing) ||
    existing.status.endsWith('_FAILED') ||
    (isNestedStack(existing.type) && childDiffers(world, state, existing, declared.properties))
  const { dependsOn, deletionPolicy, updateReplacePolicy } = declared
  if (!needsWork) {
    Object.assign(existing, { dependsOn, deletionPolicy, updateReplacePolicy })
    saveResource(world, state, existing.logicalId)
    return false
  }
  const replaces = changed.some((name) => replacementOf(existing.type, name) === 'always')
  rememberBefore(existing)
  const denied = denialOf(state, existing, replaces)
  const missing = existing.actual?.deleted && !replaces ? notFound(existing) : undefined
  const clash = replaces
    ? nameClash(world, state, existing, declared.properties)
    : serviceProblem(existing.type, declared.properties)
  const fate = fateOf(world, state, existing, 'update', declared.properties)
  const creation = replaces && !fate.failure ? fateOf(world, state, existing, 'create', declared.properties) : fate
  Object.assign(existing, declared)
  begin(world, state, existing, replaces ? 'replace' : 'update', {
    ...creation,
    failure: denied ?? missing ?? clash ?? creation.failure,
  })
  existing.actual = missing ? existing.actual : undefined
  return true
}

function denialOf({ stack }: StackState, { logicalId, type }: Resource, replaces: boolean): string | undefined {
  const policy = stack.policyDuringUpdate ?? stack.policy
  return policy && policyDenial(policy, { action: 'Modify', logicalId, type, replacement: replaces ? 'True' : 'False' })
}

function notFound({ type, physicalId }: Resource): string {
  return `Resource handler returned message: "Resource of type '${type}' with identifier '${physicalId}' was not found." (HandlerErrorCode: NotFound)`
}

/** Why a replacement cannot get the name it is to have. */
function nameClash(world: World, state: StackState, existing: Resource, properties: JsonObject): string | undefined {
  const name = chosenName(existing.type, properties)
  // A name that must be given is one within something else, such as a policy's in what it scales.
  const isOwn = !isNameRequired(existing.type)
  if (isOwn && name !== undefined && name === chosenName(existing.type, existing.properties)) {
    return `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`
  }
  return serviceProblem(existing.type, properties) ?? takeName(world, state, existing, properties)
}

function isNameRequired(type: string): boolean {
  const known = resourceType(type)
  return known?.nameProperty !== undefined && known.properties[known.nameProperty]?.required === true
}

/** Tags of a stack are tags of its resources: changing them touches every resource that has tags. */
function tagsChanged(state: StackState, existing: Resource): boolean {
  const { previous, current, operation } = state.stack
  if (!previous || existing.operationId === operation?.id) return false
  return takesTags(existing.type) && !sameValue(previous.tags, current.tags)
}

function takesTags(type: string): boolean {
  return resourceType(type)?.tagProperty !== undefined
}
