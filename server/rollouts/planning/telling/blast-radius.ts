import type { PlannedMember } from '../fleet-plan.ts'

/** So many names stand for a group; the members page of the stored rollout has all of them. */
export const named = 20

/** Where a shape would be felt. */
export function blastRadius(members: PlannedMember[], shape: string) {
  const targets = members.filter(({ plan }) => plan.shape === shape).map(({ target }) => target)
  const distinct = <T>(values: T[]) => [...new Set(values)].toSorted()
  return {
    stages: distinct(targets.map(({ stage }) => stage)),
    teams: distinct(targets.map(({ team }) => team)),
    accounts: distinct(targets.map(({ account }) => account)),
    regions: distinct(targets.map(({ region }) => region)),
    targets: targets.slice(0, named).map(({ id, name }) => ({ id, name })),
  }
}
