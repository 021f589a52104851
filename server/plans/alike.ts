import { parseTemplate } from '../cloudformation/template/parse.ts'
import type { Template } from '../cloudformation/template/template.ts'
import { anonymousDigest, ownNames } from './anonymous.ts'
import type { Rendered } from './instant/side.ts'
import { type InstantPlanRequest, planInstantly } from './instant-plan.ts'
import type { Plan } from './plan.ts'

/** A fleet whose members are all different gains nothing from being remembered. */
const remembered = 500

/**
 * Plans many targets of one fleet. Two that differ only in their own names (`own`: of the service, the environment, the
 * stack) are alike: they are planned once and share the plan of the first, values of the first included. Reading YAML
 * is nearly all that an instant plan costs, so a fleet of thousands is planned in the time of a few dozen.
 */
export function planAlike(): (request: InstantPlanRequest, own: string[]) => Plan {
  const known = new Map<string, Plan | 'its own'>()
  return (request, own) => {
    const names = ownNames(own)
    const key = digestOf(request, names)
    const shared = known.get(key)
    if (shared && shared !== 'its own') return shared
    const plan = planInstantly(request)
    if (!shared && known.size < remembered) known.set(key, mentions(plan, names) ? 'its own' : plan)
    return plan
  }
}

/**
 * Reads many templates of one fleet. The answer may be the template of another member that is alike: good for what it
 * declares, not for the values in it. Throws what `parseTemplate` throws, for each member anew.
 */
export function parseAlike(): (body: string, own: string[]) => Template {
  const known = new Map<string, Template>()
  return (body, own) => {
    const key = anonymousDigest(body, ownNames(own))
    const template = known.get(key) ?? parseTemplate(body)
    if (known.size < remembered) known.set(key, template)
    return template
  }
}

/** The request with every own name replaced by its number: equal for those who are alike. */
function digestOf({ before, after, place }: InstantPlanRequest, names: string[]): string {
  const text = [before ? textOf(before) : '', after === 'removed' ? after : textOf(after), JSON.stringify(place)].join(
    '\0',
  )
  return anonymousDigest(text, names)
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
