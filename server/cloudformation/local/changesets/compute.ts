import { evaluate, evaluateResource } from '../../template/evaluate.ts'
import { referencesIn } from '../../template/references.ts'
import type { KnownResource } from '../../template/scope.ts'
import { entry, type Json, type JsonObject, type Template, TemplateError } from '../../template/template.ts'
import { printed, unknownsIn, type Value } from '../../template/unknown.ts'
import { isNestedStack } from '../lifecycle/nested.ts'
import { evaluateOutputs } from '../lifecycle/outputs.ts'
import { isGone } from '../lifecycle/phases/deletion-list.ts'
import { graphOf, knownResource, scopeOf } from '../lifecycle/scope.ts'
import { sameValue } from '../resources/differences.ts'
import { actualProperties } from '../resources/drift.ts'
import type { StackState } from '../state/region.ts'
import type { Definition, Resource, ResourceChange } from '../state/stack.ts'
import type { World } from '../state/world.ts'
import type { Comparison } from './comparison.ts'
import { driftedFrom, synchronisation } from './drift.ts'
import { modification } from './modification.ts'
import { inOrder } from './order.ts'
import { maskOf } from './secrets.ts'
import { afterContext, beforeContext } from './values.ts'

export type Computed = {
  changes: ResourceChange[]
  /** Whether there is anything to do at all: outputs and tags count, a new description does not. */
  changed: boolean
  /** The properties that nested stacks will have, by logical id. */
  nested: Record<string, JsonObject>
  /** Why some values could not be told. */
  warning?: string
}

/** What it takes to bring a stack to another definition. Nothing is changed. */
export function computeChanges(
  world: World,
  state: StackState,
  after: Definition,
  { revertDrift = false } = {},
): Computed {
  const before = state.stack.current
  const changes = new Map<string, ResourceChange>()
  const newScope = scopeOf(world, state, after, (logicalId) =>
    knownAfter(world, state, changes.get(logicalId), logicalId),
  )
  const comparison: Comparison = {
    world,
    state,
    before,
    after,
    oldScope: state.resources.size > 0 ? scopeOf(world, state, before) : undefined,
    newScope,
    changes,
    mask: maskOf(before, after),
    revertDrift,
    nested: {},
  }
  refuseTypeChanges(comparison)
  const graph = graphOf(newScope)
  for (const logicalId of inOrder(graph.needs)) addChange(comparison, logicalId)
  for (const resource of state.resources.values()) {
    if (!isGone(resource) && !graph.kept.has(resource.logicalId)) {
      changes.set(resource.logicalId, removal(comparison, resource))
    }
  }
  const listed = [...changes.values()].sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1))
  const { nested, warning } = comparison
  return { changes: listed, changed: listed.length > 0 || differsOtherwise(comparison), nested, warning }
}

/**
 * A resource answers what it answers today, unless the change gives another physical resource. That an attribute may
 * change with a change in place is not foreseen, as it is not by CloudFormation.
 */
function knownAfter(
  world: World,
  state: StackState,
  change: ResourceChange | undefined,
  logicalId: string,
): KnownResource | undefined {
  const known = knownResource(world, state, logicalId)
  return change === undefined || change.replacement === 'False' ? known : undefined
}

function refuseTypeChanges({ state, newScope }: Comparison): void {
  const changed = [...state.resources.values()].filter((resource) => {
    const declared = entry(newScope.template.resources, resource.logicalId)
    return declared && !isGone(resource) && declared.type !== resource.type
  })
  if (changed.length > 0) {
    const names = changed.map((resource) => resource.logicalId).join(', ')
    throw new TemplateError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${names}]`,
    )
  }
}

function addChange(comparison: Comparison, logicalId: string): void {
  const { newScope, changes } = comparison
  const existing = standing(comparison, logicalId)
  const declaration = newScope.template.resources[logicalId]
  if (!declaration) return
  const evaluated = tolerant(comparison, logicalId, () => evaluateResource(newScope, logicalId))
  const missing = unknownsIn(evaluated?.properties).find((waiting) => waiting.name === 'Fn::ImportValue')
  if (missing) comparison.warning = incomplete(logicalId, `No export named ${missing.attribute}`)
  if (evaluated && isNestedStack(declaration.type)) {
    comparison.nested[logicalId] = printed(evaluated.properties) as JsonObject
  }
  if (existing?.physicalId && !isGone(existing)) {
    const change =
      evaluated &&
      (modification(comparison, existing, evaluated) ?? synchronisation(comparison, existing, evaluated.properties))
    if (change) changes.set(logicalId, { ...change, ...driftedFrom(comparison, logicalId) })
    return
  }
  changes.set(logicalId, {
    ...driftedFrom(comparison, logicalId),
    action: 'Add',
    logicalId,
    type: declaration.type,
    details: [],
    after: evaluated && comparison.mask(afterContext(evaluated.properties, evaluated.metadata)),
  })
}

/** The resource as it is compared: as deployed, or as it really is. */
function standing({ state, revertDrift }: Comparison, logicalId: string): Resource | undefined {
  const resource = state.resources.get(logicalId)
  if (!resource || !revertDrift) return resource
  const properties = actualProperties(resource)
  return properties && { ...resource, properties }
}

function incomplete(of: string, why: string): string {
  return `ChangeSet creation failed for resource [${of}] because: ${why}`
}

/** A function that cannot be evaluated does not fail a change set; it is a warning. */
function tolerant<T>(comparison: Comparison, of: string, work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    comparison.warning = incomplete(of, error.message)
    return undefined
  }
}

/** What a removed resource is deployed with; whatever other resources gave it is not told. */
function removedProperties({ world, state, before }: Comparison, resource: Resource): JsonObject {
  const scope = scopeOf(world, state, before, () => undefined)
  const written = entry(scope.template.resources, resource.logicalId)?.properties ?? {}
  const waits = (name: string) => referencesIn(written[name] ?? '').some((one) => isResource(scope.template, one.name))
  const shown = Object.entries(resource.properties).map(([name, value]): [string, Json] => [
    name,
    waits(name) ? printed(evaluate(written[name] ?? '', scope)) : value,
  ])
  return Object.fromEntries(shown)
}

function isResource({ resources }: Template, name: string): boolean {
  return Object.hasOwn(resources, name)
}

function removal(comparison: Comparison, resource: Resource): ResourceChange {
  return {
    action: 'Remove',
    logicalId: resource.logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    policyAction: resource.deletionPolicy?.replace(/ExceptOnCreate$/, '') ?? defaultPolicy(resource),
    details: [],
    before: comparison.mask(beforeContext({ ...resource, properties: removedProperties(comparison, resource) })),
  }
}

/** Databases are kept as a snapshot unless the template says otherwise. */
function defaultPolicy({ type, properties }: Resource): string {
  const standalone = type === 'AWS::RDS::DBInstance' && properties.DBClusterIdentifier === undefined
  return standalone || type === 'AWS::RDS::DBCluster' ? 'Snapshot' : 'Delete'
}

function differsOtherwise(comparison: Comparison): boolean {
  const { before, after, state, newScope } = comparison
  const outputs = tolerant(comparison, 'Outputs', () => evaluateOutputs(newScope))
  const same =
    sameValue(before.tags, after.tags) &&
    sameValue(before.notificationArns, after.notificationArns) &&
    sameValue((before.rollbackConfiguration ?? null) as Value, (after.rollbackConfiguration ?? null) as Value)
  if (!same) return true
  return Array.isArray(outputs) && JSON.stringify(outputs) !== JSON.stringify(state.stack.outputs)
}
