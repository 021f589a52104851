import { TemplateError } from '../cloudformation/template/template.ts'
import { Problem } from '../errors.ts'
import { assemblePlan } from './assemble.ts'
import { propagate } from './instant/propagate.ts'
import { compareResource } from './instant/resource-change.ts'
import { evaluateSides, type Place, type Rendered } from './instant/side.ts'
import type { Plan, ResourceChange } from './plan.ts'

/** What is compared: what runs (absent for a new stack), and what is wanted. */
export interface InstantPlanRequest {
  before?: Rendered
  after: Rendered | 'removed'
  place: Place
}

/**
 * The consequences of bringing a stack from one rendered template to another, without asking AWS: both are evaluated
 * and compared by AWS's public resource schemas. Values that only the deployment will tell stay unknown.
 * Throws a `Problem` (`TEMPLATE_UNREADABLE`) when one of the templates cannot be read or evaluated.
 */
export function planInstantly({ before, after, place }: InstantPlanRequest): Plan {
  try {
    const sides = evaluateSides(before, after === 'removed' ? undefined : after, place)
    const changes = new Map<string, ResourceChange>()
    for (const logicalId of new Set([...sides.before.keys(), ...sides.after.keys()])) {
      const change = compareResource(
        logicalId,
        sides.before.get(logicalId),
        sides.after.get(logicalId),
        place.awsAccountId,
      )
      if (change) changes.set(logicalId, change)
    }
    propagate(changes, sides.before, sides.after)
    return assemblePlan('instant', [...changes.values()])
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw new Problem('UNPROCESSABLE_CONTENT', `The rendered template cannot be planned: ${error.message}`, {
      reason: 'TEMPLATE_UNREADABLE',
      cause: error,
    })
  }
}
