import type { Stage } from '../../../../../server/deployments/target.ts'

/** Who takes part, as ids. An empty list restricts nothing. */
export interface Selection {
  fromVersionIds: string[]
  stages: Stage[]
  teamIds: string[]
  targetIds: string[]
}

interface VersionChoice {
  id: string
  number: string
  status: string
  targets: number
}

/** What there is to choose from. */
export interface Fleet {
  template: string
  /** Versions to go to, newest first. */
  targets: VersionChoice[]
  /** Versions that somebody runs, newest first. */
  sources: VersionChoice[]
  teams: { id: string; name: string }[]
}

/** As the API wants it: what restricts nothing is left out. */
export const selectionInput = (selection: Selection) =>
  Object.fromEntries(Object.entries(selection).filter(([, values]) => values.length > 0)) as Partial<Selection>

export const toggled = <Value>(values: readonly Value[], value: Value) =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value]
