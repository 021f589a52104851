/** Targets: what a deployment acts on. */
export const targetKinds = ['environment', 'instance', 'pipeline'] as const
export type TargetKind = (typeof targetKinds)[number]

/** The stages a fleet passes through, in the order a rollout takes them. */
export const stages = ['development', 'staging', 'production'] as const
export type Stage = (typeof stages)[number]

/** `creating` until the first deployment succeeds; `deleted` rows stay for their history. */
export const lifecycles = ['creating', 'active', 'deleting', 'deleted'] as const
export type Lifecycle = (typeof lifecycles)[number]

/** A pipeline reaches every stage its service runs in, so that the rules of the last one hold for it. */
export const pipelineStage: Stage = 'production'

/** Where a service's source is, as AWS Proton asked for it. */
export interface Repository {
  /** Of a CodeConnections (CodeStar) connection. */
  connectionArn: string
  /** `owner/name`. */
  id: string
  branch: string
}

export type Spec = Record<string, unknown>
export type Outputs = Record<string, string>
