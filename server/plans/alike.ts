import { createHash } from 'node:crypto'
import type { Template } from '../cloudformation/template/template.ts'
import { Problem } from '../errors.ts'
import { anonymous, isAnonymous, ownNames } from './anonymous.ts'
import { parsed } from './instant/parsed.ts'
import type { Rendered } from './instant/side.ts'
import { type InstantPlanRequest, planInstantly } from './instant-plan.ts'
import type { Plan } from './plan.ts'

/** Keys and references to plans that are there anyway; enough for the largest fleet that is planned at once. */
const remembered = 50_000

/**
 * Plans many targets of one fleet. Two that differ only in their own names (`own`: of the service, the environment, the
 * stack) are alike and planned once. Whoever changes in the same way shares the plan of the first, values of the first
 * included. `source` is the text the author wrote: a name that stands in it may mean something and is never exchanged.
 */
export function planAlike(source = ''): (request: InstantPlanRequest, own: string[]) => Plan {
  const plans = new Map<string, Plan | 'its own'>()
  const examples = new Map<string, Plan>()

  /** The plan of the first that changes in the same way; undefined when names have a part in what changes. */
  function planShape(request: InstantPlanRequest, alike: InstantPlanRequest): Plan | undefined {
    const plan = planNameless(alike)
    if (!plan || mentionsNames(plan)) return undefined
    const known = examples.get(plan.shape)
    if (known) return known
    const example = planInstantly(request)
    if (example.shape !== plan.shape) return undefined
    examples.set(plan.shape, example)
    return example
  }

  return (request, own) => {
    const names = ownNames(own, source)
    const alike = withoutNames(request, names)
    const key = digestOf(alike)
    const known = plans.get(key)
    if (known && known !== 'its own') return known
    const shared = known === 'its own' ? undefined : planShape(request, alike)
    if (plans.size < remembered) plans.set(key, shared ?? 'its own')
    return shared ?? planInstantly(request)
  }
}

/**
 * Reads many templates of one fleet. The answer may be the template of another member that is alike: good for what it
 * declares, not for the values in it. Throws what reading the text itself throws.
 */
export function parseAlike(source = ''): (body: string, own: string[]) => Template {
  return (body, own) => {
    const nameless = anonymous(body, ownNames(own, source))
    try {
      return parsed(nameless)
    } catch {
      // Said of the text as it is, with its own names and lines.
      return parsed(body)
    }
  }
}

/** The request with every own name replaced by a sign for it: equal for those who are alike. */
function withoutNames({ before, after, place }: InstantPlanRequest, names: string[]): InstantPlanRequest {
  const nameless = ({ body, parameters }: Rendered): Rendered => ({
    body: anonymous(body, names),
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, anonymous(value, names)] as const),
    ),
  })
  return {
    ...(before ? { before: nameless(before) } : {}),
    after: after === 'removed' ? after : nameless(after),
    place: { ...place, stackName: anonymous(place.stackName, names) },
  }
}

function digestOf({ before, after, place }: InstantPlanRequest): string {
  const hash = createHash('sha256')
  for (const side of [before, after]) {
    if (typeof side === 'object') hash.update(side.body).update('\0').update(JSON.stringify(side.parameters))
    hash.update(`\0${side === undefined ? 'nothing' : typeof side}\0`)
  }
  return hash.update(JSON.stringify(place)).digest('base64')
}

function planNameless(alike: InstantPlanRequest): Plan | undefined {
  try {
    return planInstantly(alike)
  } catch (error) {
    // A name stands where a sign for it may not, such as in a logical id.
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** A name in a logical id, a type, a path or in words about security makes consequences that nobody else has. */
const mentionsNames = ({ changes }: Plan) =>
  changes.some(({ logicalId, type, security, properties }) =>
    [logicalId, type, ...security, ...properties.map(({ at }) => at)].some(isAnonymous),
  )
