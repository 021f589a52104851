import { headlineOf } from './headline.ts'
import type { Plan, PropertyChange, ResourceAction, ResourceChange } from './plan.ts'
import { endangersData, riskOf } from './risk.ts'
import { shapeOf } from './shape.ts'

/** Everything a plan says follows from its changes; worst consequences come first. */
export function assemblePlan(source: Plan['source'], changes: ResourceChange[]): Plan {
  const counts = countsOf(changes)
  return {
    source,
    changes: changes.map(inOrder).toSorted((a, b) => rank(a) - rank(b) || (a.logicalId < b.logicalId ? -1 : 1)),
    counts,
    headline: headlineOf(counts),
    risk: riskOf(changes),
    shape: shapeOf(changes),
  }
}

const strength: PropertyChange['replaces'][] = ['always', 'maybe', 'never']

/** What replaces the resource comes first; the rest by name, so that equal plans are equal to the byte. */
const inOrder = (change: ResourceChange): ResourceChange => ({
  ...change,
  properties: change.properties.toSorted(
    (a, b) => strength.indexOf(a.replaces) - strength.indexOf(b.replaces) || (a.at < b.at ? -1 : 1),
  ),
})

function countsOf(changes: ResourceChange[]): Plan['counts'] {
  const counts: Plan['counts'] = {
    add: 0,
    change: 0,
    replace: 0,
    may_replace: 0,
    remove: 0,
    dataBearing: 0,
    security: 0,
  }
  for (const change of changes) {
    counts[change.action] += 1
    if (endangersData(change)) counts.dataBearing += 1
    if (change.security.length > 0) counts.security += 1
  }
  return counts
}

const danger: ResourceAction[] = ['replace', 'may_replace', 'remove', 'change', 'add']

function rank(change: ResourceChange): number {
  if (endangersData(change)) return 0
  const byAction = danger.indexOf(change.action)
  return byAction < 3 ? 1 + byAction : change.security.length > 0 ? 4 : 5 + byAction
}
