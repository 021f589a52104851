import { planInstantly } from '../../../server/plans/instant-plan.ts'
import type { Plan } from '../../../server/plans/plan.ts'

type Resources = Record<string, Record<string, unknown>>

export const place = { region: 'eu-central-1', awsAccountId: '123456789012', stackName: 'orders-prod' }

/** A template as JSON text, which is YAML as well. */
export const template = (resources: Resources, rest: Record<string, unknown> = {}) =>
  JSON.stringify({ ...rest, Resources: resources })

/** The plan between two sets of resources; `before` absent means a new stack. */
export function planOf(before: Resources | undefined, after: Resources | 'removed'): Plan {
  return planInstantly({
    before: before && { body: template(before), parameters: {} },
    after: after === 'removed' ? 'removed' : { body: template(after), parameters: {} },
    place,
  })
}

/** Each change as `Db replace`, in the order of the plan. */
export const actionsOf = (plan: Plan) => plan.changes.map(({ logicalId, action }) => `${logicalId} ${action}`)

/** One resource whose single property goes from one value to another. */
export function planOfProperty(type: string, property: string, before: unknown, after: unknown): Plan {
  const resource = (value: unknown) => ({
    It: { Type: type, Properties: value === undefined ? {} : { [property]: value } },
  })
  return planOf(resource(before), resource(after))
}
