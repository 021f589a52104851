import { openScope } from '../../template/evaluate.ts'
import { dependencies } from '../../template/references.ts'
import type { KnownResource, Scope } from '../../template/scope.ts'
import { entry, type Json } from '../../template/template.ts'
import { attributeValue } from '../resources/attributes/attribute-value.ts'
import { customAnswer } from '../resources/attributes/custom-data.ts'
import { withoutReferences } from '../resources/dynamic-references.ts'
import type { Place } from '../resources/physical-id.ts'
import type { StackState } from '../state/region.ts'
import type { Definition, Resource, Stack } from '../state/stack.ts'
import { regionOf, stackById, type World } from '../state/world.ts'

export function placeOf(stack: Stack): Place {
  return { account: stack.account, region: stack.region, stackName: stack.name, stackId: stack.id }
}

/** Opens a stack's definition for evaluation; `known` says which resources already answer. */
export function scopeOf(
  world: World,
  state: StackState,
  definition: Definition,
  known: (logicalId: string) => KnownResource | undefined = (logicalId) => knownResource(world, state, logicalId),
): Scope {
  const { stack } = state
  const home = regionOf(world, stack.account, stack.region)
  return openScope(world.templates.parsed(definition.processed), {
    parameters: { ...definition.parameters, ...definition.resolved },
    pseudo: {
      accountId: stack.account,
      region: stack.region,
      stackName: stack.name,
      stackId: stack.id,
      notificationArns: definition.notificationArns,
    },
    resource: known,
    importValue: (name) => home.exports.get(name)?.value,
    stackOutput: ({ stackName, outputName, region }) => {
      const place = regionOf(world, stack.account, region ?? stack.region)
      const other = place.stacks.get(place.names.get(stackName) ?? '')
      return other?.stack.outputs.find((output) => output.key === outputName)?.value
    },
  })
}

/** What a resource of the stack answers, once it has a physical id. */
export function knownResource(world: World, state: StackState, logicalId: string): KnownResource | undefined {
  const resource = state.resources.get(logicalId)
  if (!resource?.physicalId || resource.status === 'DELETE_COMPLETE') return undefined
  return { physicalId: resource.physicalId, attributes: attributesOf(world, state, resource) }
}

function attributesOf(world: World, state: StackState, resource: Resource): Record<string, Json> {
  const { physicalId = '', type, logicalId, properties } = resource
  const outputs = resource.childStackId ? stackById(world, resource.childStackId)?.stack.outputs : undefined
  const place = placeOf(state.stack)
  const home = regionOf(world, state.stack.account, state.stack.region)
  const custom = customAnswer(world.settings.customResources, state.stack, resource)
  // Attributes are made when asked for: most are never read.
  return new Proxy<Record<string, Json>>(
    {},
    {
      get: (_target, name) => {
        const attribute = String(name)
        if (outputs) return outputs.find((output) => `Outputs.${output.key}` === attribute)?.value
        if (custom) return custom.attribute(attribute)
        const given = withoutReferences(home, properties)
        return attributeValue({ type, logicalId, physicalId, properties: given }, attribute, place)
      },
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    },
  )
}

export type Graph = { order: string[]; needs: Map<string, Set<string>>; kept: Set<string> }

/** The resources a definition keeps, and what each of them waits for. */
export function graphOf(scope: Scope): Graph {
  const needs = dependencies(scope.template, scope.conditions)
  return { order: [...needs.keys()], needs, kept: new Set(needs.keys()) }
}

/** The needs of one resource, as they will be remembered for its deletion. */
export function needsOf(graph: Graph, logicalId: string): string[] {
  return [...(graph.needs.get(logicalId) ?? [])]
}

export function isKept(scope: Scope, logicalId: string): boolean {
  const declaration = entry(scope.template.resources, logicalId)
  return (
    declaration !== undefined && (!declaration.condition || entry(scope.conditions, declaration.condition) === true)
  )
}
