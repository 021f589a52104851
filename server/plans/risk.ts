import type { Plan, ResourceChange } from './plan.ts'

export type Risk = Plan['risk']

/** From harmless to worst: a plan is as dangerous as the worst thing it does. */
const ladder: Risk[] = ['none', 'safe', 'replacement', 'security', 'data']

/** What would be gone, or might be: the physical resource that runs today is destroyed. */
export const endsResource = ({ action, retained }: ResourceChange) =>
  !retained && (action === 'replace' || action === 'may_replace' || action === 'remove')

/** Its data would be lost, not merely its settings changed. */
export const endangersData = (change: ResourceChange) => change.dataBearing && endsResource(change)

export function riskOf(changes: ResourceChange[]): Risk {
  return changes.map(riskOfChange).reduce(worse, 'none')
}

export const worse = (a: Risk, b: Risk): Risk => (ladder.indexOf(a) >= ladder.indexOf(b) ? a : b)

function riskOfChange(change: ResourceChange): Risk {
  if (endangersData(change)) return 'data'
  if (change.security.length > 0) return 'security'
  return change.action === 'add' || change.action === 'change' ? 'safe' : 'replacement'
}
