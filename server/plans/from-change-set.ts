import type { ProposedChange } from '../cloudformation/stacks.ts'
import { isObject, type Json, type JsonObject } from '../cloudformation/template/template.ts'
import { KNOWN_AFTER_APPLY } from '../cloudformation/template/unknown.ts'
import { assemblePlan } from './assemble.ts'
import type { Plan, PropertyChange, ResourceAction, ResourceChange } from './plan.ts'
import { holdsData } from './resource-rules.ts'
import { securityOf } from './security/security.ts'

/** What CloudFormation itself says a deployment does, in our words. `account` is the AWS account of the stack. */
export function planFromChangeSet(proposed: ProposedChange[], account = ''): Plan {
  return assemblePlan(
    'change_set',
    proposed.map((change) => changeOf(change, account)),
  )
}

function changeOf(proposed: ProposedChange, account: string): ResourceChange {
  const properties = propertiesOf(proposed.details)
  return {
    logicalId: proposed.logicalId,
    type: proposed.type,
    action: actionOf(proposed),
    dataBearing: holdsData(proposed.type),
    security: proposed.action === 'Modify' ? securityOfDetails(proposed, account) : [],
    properties,
    retained: ['Retain', 'RetainExceptOnCreate', 'ReplaceAndRetain'].includes(proposed.policyAction ?? ''),
  }
}

function actionOf({ action, replacement }: ProposedChange): ResourceAction {
  if (action === 'Add' || action === 'Import') return 'add'
  if (action === 'Remove') return 'remove'
  // `Dynamic`: CloudFormation learns only while deploying whether a nested stack's resource is replaced.
  if (replacement === 'Conditional' || action === 'Dynamic') return 'may_replace'
  return replacement === 'True' ? 'replace' : 'change'
}

const rules: Record<string, PropertyChange['replaces']> = { Always: 'always', Conditionally: 'maybe' }

/** One entry per place: CloudFormation lists a change once for each of its causes. */
function propertiesOf(details: ProposedChange['details']): PropertyChange[] {
  const places = new Map<string, PropertyChange>()
  for (const { attribute, name, requiresRecreation, before, after, evaluation } of details) {
    const at = name === '' ? `/${attribute}` : `/${attribute}/${name}`
    const known = places.get(at)
    const unknown = evaluation === 'Dynamic' || (after?.includes(KNOWN_AFTER_APPLY) ?? false)
    places.set(at, {
      at,
      ...pick('before', before ?? known?.before),
      ...pick('after', after ?? known?.after),
      replaces: rules[requiresRecreation] ?? known?.replaces ?? 'never',
      // A static cause beside a dynamic one settles it.
      unknown: known ? known.unknown && unknown : unknown,
    })
  }
  return [...places.values()]
}

const pick = (key: 'before' | 'after', value: unknown) => (value === undefined ? {} : { [key]: value })

/** Policies and rules arrive as the JSON text of a property's value; what is not JSON is a plain value. */
function securityOfDetails({ type, details }: ProposedChange, account: string): string[] {
  const side = (key: 'before' | 'after'): JsonObject =>
    Object.fromEntries(
      details
        .filter(({ attribute, name }) => attribute === 'Properties' && name !== '' && !name.includes('/'))
        .flatMap(({ name, [key]: text }): [string, Json][] => (text === undefined ? [] : [[name, read(text)]])),
    )
  return securityOf(type, side('before'), side('after'), account)
}

function read(text: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return isObject(value) || Array.isArray(value) || typeof value === 'boolean' ? value : text
  } catch {
    return text
  }
}
