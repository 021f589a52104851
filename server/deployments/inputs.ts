import { z } from 'zod'

export const DeploymentRef = z.strictObject({ id: z.string().min(1).max(64) })
export type DeploymentRef = z.infer<typeof DeploymentRef>

export const TargetRef = z.strictObject({ id: z.string().min(1).max(64) })
export type TargetRef = z.infer<typeof TargetRef>

/** A spec as a person sent it: checked against the version's own schema, not here. */
export const SpecInput = z.record(z.string().max(100), z.unknown())

/** Why an operator lets a deployment through guardrails that ask for an approval. */
export const GuardrailApproval = z
  .string()
  .trim()
  .min(3, 'Say in a few words why it may be deployed.')
  .max(500)
  .optional()

/** A filter of a list: one value, or several of which any will do. None asks for nothing. */
export const AnyOf = z
  .union([z.string().max(100), z.array(z.string().max(100)).max(50)])
  .transform((value) => [value].flat())
  .default([])

export const ListDeployments = z.strictObject({
  view: z.enum(['all', 'attention', 'moving', 'succeeded', 'failed', 'cancelled']).default('all'),
  search: z.string().max(100).default(''),
  targetId: z.string().max(64).optional(),
  sort: z.enum(['created', 'finished', 'target']).default('created'),
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
})
export type ListDeployments = z.infer<typeof ListDeployments>
