import type { Plan } from '../../plans/plan.ts'

/** Members that change in the same way: one row for a person to judge instead of thousands. */
export interface Shape {
  /** Of the plan; equal for all its members. */
  shape: string
  /** A, B, C … by size. */
  label: string
  /** The plan of one member, as the example of all. */
  example: Plan
  members: number
  /** A person must accept it by name before the rollout is stored. */
  needsAcceptance: boolean
}

/** Whether a plan may be part of a rollout only when somebody has accepted its shape. */
export const needsAcceptance = ({ risk }: Plan) => risk === 'replacement' || risk === 'security' || risk === 'data'

/** The shapes of a fleet, the most frequent first; equally frequent ones in a fixed order. */
export function groupShapes(plans: Plan[]): Shape[] {
  const groups = new Map<string, { example: Plan; members: number }>()
  for (const plan of plans) {
    const group = groups.get(plan.shape)
    if (group) group.members += 1
    else groups.set(plan.shape, { example: plan, members: 1 })
  }
  return [...groups]
    .toSorted(([a, one], [b, other]) => other.members - one.members || (a < b ? -1 : 1))
    .map(([shape, group], i) => ({
      shape,
      label: labelOf(i),
      ...group,
      needsAcceptance: needsAcceptance(group.example),
    }))
}

/** A … Z, AA, AB … as in a spreadsheet. */
export function labelOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : labelOf(Math.floor(index / 26) - 1) + letter
}
