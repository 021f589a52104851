/** Targets: what a deployment acts on. Environments and instances today; pipelines and components share the shape. */
export const targetKinds = ['environment', 'instance'] as const
export type TargetKind = (typeof targetKinds)[number]

/** The stages a fleet passes through, in the order a rollout takes them. */
export const stages = ['development', 'staging', 'production'] as const
export type Stage = (typeof stages)[number]

/** `creating` until the first deployment succeeds; `deleted` rows stay for their history. */
export const lifecycles = ['creating', 'active', 'deleting', 'deleted'] as const
export type Lifecycle = (typeof lifecycles)[number]

export type Spec = Record<string, unknown>
export type Outputs = Record<string, string>
