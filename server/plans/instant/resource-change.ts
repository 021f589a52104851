import type { EvaluatedResource } from '../../cloudformation/template/evaluate.ts'
import { entry, type JsonObject } from '../../cloudformation/template/template.ts'
import { unknownsIn } from '../../cloudformation/template/unknown.ts'
import type { PropertyChange, ResourceAction, ResourceChange } from '../plan.ts'
import { holdsData, replacesWhenChanged } from '../resource-rules.ts'
import { securityOf } from '../security/security.ts'
import { differences, shown } from './differences.ts'

/** What a deployment does to one resource by its own properties; undefined when it leaves it alone. */
export function compareResource(
  logicalId: string,
  before: EvaluatedResource | undefined,
  after: EvaluatedResource | undefined,
  account: string,
): ResourceChange | undefined {
  if (before && after) return changed(logicalId, before, after, account)
  if (after) return added(logicalId, after, account)
  if (before) return removed(logicalId, before)
  return undefined
}

function added(logicalId: string, after: EvaluatedResource, account: string): ResourceChange {
  const properties = Object.entries(after.properties).map(
    ([name, value]): PropertyChange => ({
      at: `/Properties/${name}`,
      after: shown(value),
      replaces: 'never',
      unknown: unknownsIn(value).length > 0,
    }),
  )
  const security = securityOf(after.type, undefined, readable(after), account)
  return { ...facts(logicalId, after), action: 'add', security, properties, retained: false }
}

function removed(logicalId: string, before: EvaluatedResource): ResourceChange {
  const retained = before.deletionPolicy?.startsWith('Retain') ?? false
  return { ...facts(logicalId, before), action: 'remove', security: [], properties: [], retained }
}

function changed(
  logicalId: string,
  before: EvaluatedResource,
  after: EvaluatedResource,
  account: string,
): ResourceChange | undefined {
  if (before.type !== after.type) return replacedByOtherType(logicalId, before, after, account)
  const properties = [...propertyChanges(before, after), ...attributeChanges(before, after)]
  if (properties.length === 0) return undefined
  const action = actionOf(properties)
  const touched = properties.some(({ at }) => at.startsWith('/Properties/'))
  const security = touched ? securityOf(after.type, readable(before), readable(after), account) : []
  return { ...facts(logicalId, after), action, security, properties, retained: keepsOld(action, after) }
}

function replacedByOtherType(
  logicalId: string,
  before: EvaluatedResource,
  after: EvaluatedResource,
  account: string,
): ResourceChange {
  const type: PropertyChange = {
    at: '/Type',
    before: before.type,
    after: after.type,
    replaces: 'always',
    unknown: false,
  }
  return {
    ...facts(logicalId, after),
    dataBearing: holdsData(before.type),
    action: 'replace',
    security: securityOf(after.type, undefined, readable(after), account),
    properties: [type],
    retained: keepsOld('replace', after),
  }
}

function propertyChanges(before: EvaluatedResource, after: EvaluatedResource): PropertyChange[] {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)])
  return [...names].flatMap((name) =>
    differences(`/Properties/${name}`, entry(before.properties, name), entry(after.properties, name)).map(
      (difference) => ({
        ...spoken(difference),
        replaces: replacesWhenChanged(after.type, difference.at),
      }),
    ),
  )
}

const attributes = {
  Metadata: 'metadata',
  CreationPolicy: 'creationPolicy',
  UpdatePolicy: 'updatePolicy',
  DeletionPolicy: 'deletionPolicy',
  UpdateReplacePolicy: 'updateReplacePolicy',
} as const

function attributeChanges(before: EvaluatedResource, after: EvaluatedResource): PropertyChange[] {
  return Object.entries(attributes).flatMap(([name, key]) =>
    differences(`/${name}`, before[key], after[key]).map((difference) => ({
      ...spoken(difference),
      replaces: 'never' as const,
    })),
  )
}

function spoken({ at, before, after }: ReturnType<typeof differences>[number]) {
  return {
    at,
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
    unknown: unknownsIn(before).length + unknownsIn(after).length > 0,
  }
}

/** The strongest of the causes, as CloudFormation takes it: a static change of an `always` property is certain. */
export function actionOf(properties: PropertyChange[]): ResourceAction {
  if (properties.some(({ replaces, unknown }) => replaces === 'always' && !unknown)) return 'replace'
  return properties.some(({ replaces }) => replaces !== 'never') ? 'may_replace' : 'change'
}

export function keepsOld(action: ResourceAction, after: EvaluatedResource): boolean {
  return (action === 'replace' || action === 'may_replace') && after.updateReplacePolicy === 'Retain'
}

const facts = (logicalId: string, { type }: EvaluatedResource) => ({ logicalId, type, dataBearing: holdsData(type) })
const readable = ({ properties }: EvaluatedResource) => shown(properties) as JsonObject
