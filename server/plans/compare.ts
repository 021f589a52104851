import type { Plan, ResourceChange } from './plan.ts'
import { propertiesIn } from './shape.ts'

/** Whether two plans have the same consequences, and if not, how the later differs, in one sentence. */
export type Comparison = { same: true } | { same: false; difference: string }

export function comparePlans(reviewed: Plan, now: Plan): Comparison {
  if (reviewed.shape === now.shape) return { same: true }
  const then = new Map(reviewed.changes.map((change) => [change.logicalId, change]))
  const later = new Map(now.changes.map((change) => [change.logicalId, change]))
  const parts = [
    listed('now also', now.changes.filter(({ logicalId }) => !then.has(logicalId)).map(words)),
    listed(
      'now',
      now.changes.flatMap((change) => changed(then.get(change.logicalId), change)),
    ),
    listed('no longer', reviewed.changes.filter(({ logicalId }) => !later.has(logicalId)).map(words)),
  ].filter(Boolean)
  return { same: false, difference: `Compared with the reviewed plan, this ${parts.join('; ')}.` }
}

function changed(before: ResourceChange | undefined, after: ResourceChange): string[] {
  if (!before) return []
  if (before.action !== after.action || before.type !== after.type) return [words(after)]
  if (before.retained !== after.retained) return [`${after.retained ? 'keeps' : 'deletes'} the old ${after.logicalId}`]
  const news = after.security.filter((sentence) => !before.security.includes(sentence))
  if (news.length > 0) return [`changes permissions or exposure of ${after.logicalId} (${news.join(', ')})`]
  const known = propertiesIn(before.properties)
  const others = propertiesIn(after.properties)
  if (known.join() === others.join() && before.security.join() === after.security.join()) return []
  return [`changes other properties of ${after.logicalId} (${others.join(', ') || 'none'})`]
}

const verbs = { add: 'adds', change: 'changes', replace: 'replaces', may_replace: 'may replace', remove: 'removes' }
const words = ({ action, logicalId }: ResourceChange) => `${verbs[action]} ${logicalId}`

/** Three examples tell the story; the rest is in both plans. */
function listed(lead: string, items: string[]): string {
  if (items.length === 0) return ''
  const rest = items.length - 3
  return `${lead} ${items.slice(0, 3).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}
