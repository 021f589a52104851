import { entry } from '../../../template/template.ts'
import type { Definition, ResourceChange } from '../../state/stack.ts'
import type { World } from '../../state/world.ts'
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
  const unguarded = Object.keys(imports).filter((name) => entry(resources, name)?.deletionPolicy === undefined)
  if (unguarded.length > 0) {
    throw validationError(`Resources [${unguarded.join(', ')}] is missing DeletionPolicy attribute in template body.`)
  }
  const others = changes.filter((change) => entry(imports, change.logicalId) === undefined)
  if (others.length > 0) {
    const names = others.map((change) => change.logicalId).join(', ')
    throw validationError(
      `You have modified resources [${names}] in your template that are not being imported. Update, create or delete operations cannot be executed during import operations.`,
    )
  }
  return changes.map((change) => ({ ...change, action: 'Import', physicalId: entry(imports, change.logicalId) }))
}
