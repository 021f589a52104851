import type { FleetPlan } from '../fleet-plan.ts'

/** What a migration asks at one field, and of whom. */
export interface OpenQuestion {
  /** JSON pointer of the field. */
  at: string
  question: string
  prefill?: unknown
  count: number
  /** Some of them; the same answer may do for all, or each gets its own. */
  targets: { id: string; name: string; team: string; reason: string }[]
}

/** So many can be answered one by one; more are answered together. */
const named = 50

/** The open questions of a fleet by field, the one that keeps most members out first. Pure. */
export function groupQuestions(out: FleetPlan['out']): OpenQuestion[] {
  const groups = new Map<string, OpenQuestion>()
  for (const { target, leftOut } of out) {
    for (const { at, question, prefill } of leftOut.questions ?? []) {
      const group = groups.get(at) ?? { at, question, prefill, count: 0, targets: [] }
      group.count += 1
      if (group.targets.length < named) {
        group.targets.push({ id: target.id, name: target.name, team: target.team, reason: leftOut.reason })
      }
      groups.set(at, group)
    }
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count || (a.at < b.at ? -1 : 1))
}
