import { z } from 'zod'
import { AnyOf, GuardrailApproval, SpecInput } from '../deployments/inputs.ts'
import { stages } from '../deployments/target.ts'
import { namePattern, nameRule } from '../names.ts'

const VersionNumber = z.string().regex(/^\d{1,6}\.\d{1,6}$/, 'Write a version as major.minor, for example 1.4.')
const Reason = z.string().trim().max(500).default('')
/** The digest of the plan that was on screen; when something else would run, the command refuses. */
const ReviewedDigest = z.string().max(100).optional()

export const PlanEnvironment = z.strictObject({
  name: z.string().regex(namePattern, nameRule),
  template: z.string().max(100),
  version: VersionNumber,
  accountId: z.string().max(64),
  /** Guardrails may depend on it; without it, those of every stage are asked. */
  stage: z.enum(stages).optional(),
  spec: SpecInput,
})
export type PlanEnvironment = z.infer<typeof PlanEnvironment>

export const CreateEnvironment = PlanEnvironment.extend({
  description: z.string().trim().max(500).default(''),
  stage: z.enum(stages),
  teamId: z.string().max(64),
  reason: Reason,
  reviewedDigest: ReviewedDigest,
  guardrailApproval: GuardrailApproval,
})
export type CreateEnvironment = z.infer<typeof CreateEnvironment>

export const EnvironmentRef = z.strictObject({ environment: z.string().min(1).max(64) })
export type EnvironmentRef = z.infer<typeof EnvironmentRef>

export const EnvironmentVersion = EnvironmentRef.extend({ version: VersionNumber })
export type EnvironmentVersion = z.infer<typeof EnvironmentVersion>

export const PlanChange = EnvironmentVersion.extend({ spec: SpecInput })
export type PlanChange = z.infer<typeof PlanChange>

/** A new spec, a new version, or both. */
export const ChangeEnvironment = PlanChange.extend({
  reason: Reason,
  reviewedDigest: ReviewedDigest,
  guardrailApproval: GuardrailApproval,
})
export type ChangeEnvironment = z.infer<typeof ChangeEnvironment>

export const DeleteEnvironment = EnvironmentRef.extend({ reason: Reason })
export type DeleteEnvironment = z.infer<typeof DeleteEnvironment>

export const ListEnvironments = z.strictObject({
  view: z.enum(['all', 'attention', 'moving', 'behind', 'mine']).default('all'),
  search: z.string().max(100).default(''),
  template: AnyOf,
  version: AnyOf,
  stage: AnyOf,
  team: AnyOf,
  sort: z.enum(['name', 'version', 'stage', 'team', 'deployed']).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
})
export type ListEnvironments = z.infer<typeof ListEnvironments>
