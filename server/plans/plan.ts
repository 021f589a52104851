/** What a change does to one resource. `replace` is certain, `may_replace` depends on values only AWS knows. */
export const actions = ['add', 'change', 'replace', 'may_replace', 'remove'] as const
export type ResourceAction = (typeof actions)[number]

export interface PropertyChange {
  /** JSON pointer below Properties (or Metadata, DeletionPolicy, …): `/Properties/Port`. */
  at: string
  before?: unknown
  after?: unknown
  /** Whether changing this property replaces the resource, by AWS's own schema. */
  replaces: 'never' | 'maybe' | 'always'
  /** True when the value is known only after other resources exist. */
  unknown: boolean
}

export interface ResourceChange {
  logicalId: string
  type: string
  action: ResourceAction
  /** Removing or replacing it can lose data (databases, buckets, tables, file systems …). */
  dataBearing: boolean
  /** What the change does to permissions or exposure, in words; empty when nothing. */
  security: string[]
  properties: PropertyChange[]
  /** DeletionPolicy or UpdateReplacePolicy keeps the old resource. */
  retained: boolean
}

/** The consequences of one deployment. `source` is always shown: a number from us and one from AWS are not the same. */
export interface Plan {
  source: 'instant' | 'change_set'
  changes: ResourceChange[]
  counts: Record<ResourceAction, number> & { dataBearing: number; security: number }
  /** "Changes 6 resources, replaces 1, removes none. IAM unchanged." */
  headline: string
  /** How dangerous at a glance: the worst consequence it holds. */
  risk: 'none' | 'safe' | 'replacement' | 'security' | 'data'
  /** Normalised consequences without names and values of one target: equal for members that change the same way. */
  shape: string
}
