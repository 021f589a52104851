import { unknownsIn } from '../../cloudformation/template/unknown.ts'
import type { PropertyChange, ResourceChange } from '../plan.ts'
import { holdsData, replacesWhenChanged } from '../resource-rules.ts'
import { propertyOf } from '../shape.ts'
import { shown } from './differences.ts'
import { actionOf, keepsOld } from './resource-change.ts'
import type { Resources } from './side.ts'

/** A property of one resource that is made from another resource's id or attribute. */
interface Use {
  logicalId: string
  property: string
  attribute: string | undefined
}

/**
 * Carries replacements on through references: who uses the id or an attribute of a replaced resource gets a value
 * that only the deployment will tell, and may have to be replaced in turn. Changes `changes` in place.
 */
export function propagate(changes: Map<string, ResourceChange>, before: Resources, after: Resources) {
  const uses = usesIn(after)
  const queue = [...changes.keys()]
  for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
    const change = changes.get(source)
    if (!change || change.action === 'add' || change.action === 'remove') continue
    for (const use of uses.get(source) ?? []) {
      if (renews(change, use) && touch(changes, before, after, use)) queue.push(use.logicalId)
    }
  }
}

function usesIn(after: Resources): Map<string, Use[]> {
  const uses = new Map<string, Use[]>()
  for (const [logicalId, { properties }] of after) {
    for (const [property, value] of Object.entries(properties)) {
      for (const { name, attribute } of unknownsIn(value)) {
        const known = uses.get(name)
        if (known) known.push({ logicalId, property, attribute })
        else uses.set(name, [{ logicalId, property, attribute }])
      }
    }
  }
  return uses
}

/** A replaced resource has a new id and new attributes; a changed one only the attributes that its properties are. */
function renews({ action, type, properties }: ResourceChange, { attribute }: Use): boolean {
  if (action === 'replace' || action === 'may_replace') return true
  if (attribute === undefined) return false
  if (type.startsWith('Custom::') || type.startsWith('AWS::CloudFormation::')) return true
  return properties.some(({ at }) => propertyOf(at) === `Properties/${attribute.split('.')[0]}`)
}

/** Whether the resource is now worse off than before, so that those who use it must be looked at again. */
function touch(
  changes: Map<string, ResourceChange>,
  before: Resources,
  after: Resources,
  { logicalId, property }: Use,
): boolean {
  const old = before.get(logicalId)
  const now = after.get(logicalId)
  if (!old || !now || old.type !== now.type) return false
  const known = changes.get(logicalId)
  const path = `/Properties/${property}`
  if (known?.properties.some(({ at }) => propertyOf(at) === path.slice(1))) return false
  const properties = [
    ...(known?.properties ?? []),
    renewed(now.type, path, old.properties[property], now.properties[property]),
  ]
  const action = actionOf(properties)
  changes.set(logicalId, {
    logicalId,
    type: now.type,
    action,
    dataBearing: holdsData(now.type),
    security: known?.security ?? [],
    properties,
    retained: keepsOld(action, now),
  })
  return true
}

function renewed(
  type: string,
  at: string,
  before: Parameters<typeof shown>[0] | undefined,
  after: typeof before,
): PropertyChange {
  return {
    at,
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
    replaces: replacesWhenChanged(type, at),
    unknown: true,
  }
}
