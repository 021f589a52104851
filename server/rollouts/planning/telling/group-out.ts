import type { FleetPlan } from '../fleet-plan.ts'
import { outKinds } from '../members/leave-out.ts'
import { named } from './blast-radius.ts'

export type OutGroup = ReturnType<typeof groupOut>[number]

/** Who takes no part, one line for each reason and field, the most frequent first. */
export function groupOut(out: FleetPlan['out']) {
  const groups = new Map<string, FleetPlan['out']>()
  for (const entry of out) {
    const key = `${entry.leftOut.kind} ${entry.leftOut.at ?? ''}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { kind, at } = first.leftOut
      const targets = group.slice(0, named).map(({ target, leftOut }) => ({
        id: target.id,
        name: target.name,
        reason: leftOut.reason,
      }))
      return [{ kind, title: outKinds[kind], at: at ?? null, count: group.length, targets }]
    })
}
