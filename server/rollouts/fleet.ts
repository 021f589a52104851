import type { Stage } from '../deployments/target.ts'

/** Who takes part: everything that is not named is not restricted. Unmatched targets are shown with the reason. */
export interface FleetSelection {
  fromVersionIds?: string[]
  environmentIds?: string[]
  accountIds?: string[]
  teamIds?: string[]
  stages?: Stage[]
  targetIds?: string[]
}
