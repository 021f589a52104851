import { createHash } from 'node:crypto'
import type { Rendered } from './instant/side.ts'
import { type InstantPlanRequest, planInstantly } from './instant-plan.ts'
import type { Plan } from './plan.ts'

/** Only texts that mean nothing to YAML or CloudFormation may stand for each other; `true` or `12` may not. */
const inert = /^(?!(?:true|false|yes|no|on|off|null)$)[a-z][a-z0-9-]{2,}$/i

/**
 * Plans many targets of one fleet. Two that differ only in their own names (`own`: of the service, the environment, the
 * stack) are alike: they are planned once and share the plan of the first, values of the first included. Reading YAML
 * is nearly all that an instant plan costs, so a fleet of thousands is planned in the time of a few dozen.
 */
export function planAlike(): (request: InstantPlanRequest, own: string[]) => Plan {
  const known = new Map<string, Plan | 'its own'>()
  return (request, own) => {
    const names = [...new Set(own)]
      .filter((name) => inert.test(name))
      .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    const key = digestOf(request, names)
    const shared = known.get(key)
    if (shared && shared !== 'its own') return shared
    const plan = planInstantly(request)
    if (!shared) known.set(key, mentions(plan, names) ? 'its own' : plan)
    return plan
  }
}

/** The request with every own name replaced by its number: equal for those who are alike. */
function digestOf({ before, after, place }: InstantPlanRequest, names: string[]): string {
  const text = [before ? textOf(before) : '', after === 'removed' ? after : textOf(after), JSON.stringify(place)].join(
    '\0',
  )
  const anonymous = names.reduce((rest, name, i) => rest.replaceAll(name, `\u0001${i}\u0001`), text)
  return createHash('sha256').update(anonymous).digest('base64')
}

const textOf = ({ body, parameters }: Rendered) => `${body}\0${JSON.stringify(parameters)}`

/** A name in a logical id or in words about security makes consequences that nobody else has. */
function mentions({ changes }: Plan, names: string[]): boolean {
  const said = changes.flatMap(({ logicalId, security, properties }) => [
    logicalId,
    ...security,
    ...properties.map(({ at }) => at),
  ])
  return names.some((name) => said.some((text) => text.includes(name)))
}
