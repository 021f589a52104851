import { z } from 'zod'
import { AnyOf, GuardrailApproval, SpecInput } from '../deployments/inputs.ts'
import { namePattern, nameRule } from '../names.ts'
import { connectionPattern, connectionRule, repositoryPattern, repositoryRule } from './pipelines/repository.ts'

export const VersionNumber = z.string().regex(/^\d{1,6}\.\d{1,6}$/, 'Write a version as major.minor, for example 1.4.')
export const Reason = z.string().trim().max(500).default('')
export const ReviewedDigest = z.string().max(100).optional()
const Ref = z.string().min(1).max(64)

const Repository = z.strictObject({
  connectionArn: z.string().regex(connectionPattern, connectionRule),
  id: z.string().max(200).regex(repositoryPattern, repositoryRule),
  branch: z.string().trim().min(1, 'Name the branch that is delivered.').max(200),
})

/** A pipeline before it exists: where its stack is, and what it is to do. */
export const NewPipeline = z.strictObject({ accountId: Ref, spec: SpecInput, repository: Repository.optional() })
export type NewPipeline = z.infer<typeof NewPipeline>

/** A first instance, before service or instance exist. */
export const PlanService = z.strictObject({
  name: z.string().regex(namePattern, nameRule),
  template: z.string().max(100),
  version: VersionNumber,
  environment: Ref,
  spec: SpecInput,
})
export type PlanService = z.infer<typeof PlanService>

export const CreateService = PlanService.extend({
  description: z.string().trim().max(500).default(''),
  teamId: z.string().max(64),
  reason: Reason,
  reviewedDigest: ReviewedDigest,
  guardrailApproval: GuardrailApproval,
  /** Of the same version as the first instance; deployed when that runs. Left out: none, which may be added later. */
  pipeline: NewPipeline.optional(),
})
export type CreateService = z.infer<typeof CreateService>

export const ServiceRef = z.strictObject({ service: Ref })
export type ServiceRef = z.infer<typeof ServiceRef>

export const InstanceRef = z.strictObject({ service: Ref, environment: Ref })
export type InstanceRef = z.infer<typeof InstanceRef>

export const InstanceVersion = InstanceRef.extend({ version: VersionNumber })
export type InstanceVersion = z.infer<typeof InstanceVersion>

export const PlanInstance = InstanceVersion.extend({ spec: SpecInput })
export type PlanInstance = z.infer<typeof PlanInstance>

/** For adding an instance, and for changing or upgrading one. */
export const DeployInstance = PlanInstance.extend({
  reason: Reason,
  reviewedDigest: ReviewedDigest,
  guardrailApproval: GuardrailApproval,
})
export type DeployInstance = z.infer<typeof DeployInstance>

export const DeleteInstance = InstanceRef.extend({ reason: Reason })
export type DeleteInstance = z.infer<typeof DeleteInstance>

export const DeleteService = ServiceRef.extend({ reason: Reason })
export type DeleteService = z.infer<typeof DeleteService>

const Kind = z.enum(['instance', 'pipeline'])

export const ListServices = z.strictObject({
  /** Instances, unless pipelines are asked for. */
  kind: z
    .union([Kind, z.array(Kind).max(2)])
    .transform((value) => [value].flat())
    .default([]),
  view: z.enum(['all', 'attention', 'moving', 'behind', 'mine']).default('all'),
  search: z.string().max(100).default(''),
  template: AnyOf,
  version: AnyOf,
  environment: AnyOf,
  stage: AnyOf,
  team: AnyOf,
  sort: z.enum(['name', 'version', 'stage', 'team', 'deployed']).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
})
export type ListServices = z.infer<typeof ListServices>
