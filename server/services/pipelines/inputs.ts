import type { z } from 'zod'
import { GuardrailApproval, SpecInput } from '../../deployments/inputs.ts'
import { NewPipeline, Reason, ReviewedDigest, ServiceRef, VersionNumber } from '../inputs.ts'

/** What a pipeline of a service that has none would create. */
export const PlanPipeline = ServiceRef.extend({ version: VersionNumber, ...NewPipeline.shape })
export type PlanPipeline = z.infer<typeof PlanPipeline>

export const AddPipeline = PlanPipeline.extend({
  reason: Reason,
  reviewedDigest: ReviewedDigest,
  guardrailApproval: GuardrailApproval,
})
export type AddPipeline = z.infer<typeof AddPipeline>

export const PipelineVersion = ServiceRef.extend({ version: VersionNumber })
export type PipelineVersion = z.infer<typeof PipelineVersion>

export const PlanPipelineChange = PipelineVersion.extend({ spec: SpecInput })
export type PlanPipelineChange = z.infer<typeof PlanPipelineChange>

/** A new spec, a new version, or both; the same ones bring it up to date with its instances. */
export const ChangePipeline = PlanPipelineChange.extend({
  reason: Reason,
  reviewedDigest: ReviewedDigest,
  guardrailApproval: GuardrailApproval,
})
export type ChangePipeline = z.infer<typeof ChangePipeline>

export const DeletePipeline = ServiceRef.extend({ reason: Reason })
export type DeletePipeline = z.infer<typeof DeletePipeline>
