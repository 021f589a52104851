import { entry, isObject, type JsonObject } from '../../../template/template.ts'
import { placeOf } from '../../lifecycle/scope.ts'
import { isManaged } from '../../resources/fate.ts'
import { chosenName, newPhysicalId } from '../../resources/physical-id.ts'
import type { StackState } from '../../state/region.ts'
import type { Definition, ResourceChange } from '../../state/stack.ts'
import { regionOf, type World } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { type Input, structs, text } from '../../wire/form.ts'

/** The physical ids of the resources a change set is to import, by logical id. */
export function readImports(input: Input): Record<string, string> {
  const items = structs(input, 'ResourcesToImport') ?? []
  return Object.fromEntries(
    items.map((item): [string, string] => {
      const identifier = (structs(item, 'ResourceIdentifier') ?? []).map((pair) => text(pair, 'value') ?? '')
      return [text(item, 'LogicalResourceId') ?? '', identifier.join('|')]
    }),
  )
}

/** Tells additions that are imports as what they are; refuses what an import cannot do. */
export function asImports(
  world: World,
  definition: Definition,
  changes: ResourceChange[],
  imports: Record<string, string>,
): ResourceChange[] {
  const { resources } = world.templates.parsed(definition.processed)
  const unknown = Object.keys(imports).filter((name) => entry(resources, name) === undefined)
  if (unknown.length > 0) throw validationError(`Resources [${unknown.join(', ')}] do not exist in the template`)
  const unguarded = Object.keys(imports).filter((name) => entry(resources, name)?.deletionPolicy === undefined)
  if (unguarded.length > 0) {
    throw validationError(
      `The following resources to import [${unguarded.join(', ')}] must have DeletionPolicy attribute specified in the template.`,
    )
  }
  const others = changes.filter((change) => entry(imports, change.logicalId) === undefined)
  const modified = others.filter((change) => change.action !== 'Add').map((change) => change.logicalId)
  if (modified.length > 0) {
    throw validationError(
      `You have modified resources [${modified.join(', ')}] in your template that are not being imported. Update, create or delete operations cannot be executed during import operations.`,
    )
  }
  if (others.length > 0) {
    const names = others.map((change) => change.logicalId).join(', ')
    throw validationError(`Resources [${names}] is missing from ResourceToImport list`)
  }
  return changes.map((change) => ({ ...change, action: 'Import', physicalId: entry(imports, change.logicalId) }))
}

/**
 * The additions whose resource exists already, left behind by a stack that retained it: they have a name of their
 * own and a policy that would keep them.
 */
export function existingResources(
  world: World,
  { stack }: StackState,
  definition: Definition,
  changes: ResourceChange[],
): Record<string, string> {
  const { resources } = world.templates.parsed(definition.processed)
  const found = changes.flatMap((change): [string, string][] => {
    const policy = entry(resources, change.logicalId)?.deletionPolicy
    if (change.action !== 'Add' || !/^Retain/.test(String(policy))) return []
    const properties = propertiesIn(change.after)
    const name = chosenName(change.type, properties)
    const { held } = regionOf(world, stack.account, stack.region)
    const holder = name === undefined ? undefined : held.get(`${change.type} ${name}`)
    if (name === undefined || holder === undefined || isManaged(world, holder, change.type, name)) return []
    return [[change.logicalId, newPhysicalId(change.type, change.logicalId, properties, placeOf(stack))]]
  })
  return Object.fromEntries(found)
}

/** An addition that takes over what exists is an import. */
export function asAdoption(change: ResourceChange, adopting: Record<string, string> | undefined): ResourceChange {
  const physicalId = entry(adopting, change.logicalId)
  return physicalId === undefined ? change : { ...change, action: 'Import', physicalId }
}

function propertiesIn(context: string | undefined): JsonObject {
  const parsed: unknown = context === undefined ? {} : JSON.parse(context)
  return isObject(parsed) && isObject(parsed.Properties) ? parsed.Properties : {}
}
