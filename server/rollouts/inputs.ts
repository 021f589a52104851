import { z } from 'zod'
import { SpecInput } from '../deployments/inputs.ts'
import { stages } from '../deployments/target.ts'
import { presets } from './planning/presets.ts'
import { memberStatuses } from './rollout.ts'

const Id = z.string().min(1).max(64)
const Ids = z.array(Id).min(1, 'Name at least one, or leave this out to restrict nothing.').max(10_000)
const RequiredReason = z.string().trim().min(1, 'Say why, for whoever reads this later.').max(500)

export const FleetSelection = z.strictObject({
  fromVersionIds: Ids.optional(),
  environmentIds: Ids.optional(),
  accountIds: Ids.optional(),
  teamIds: Ids.optional(),
  stages: z.array(z.enum(stages)).min(1).optional(),
  targetIds: Ids.optional(),
})

// Only what JSON can get wrong; `settleStrategy` knows the ranges and answers ROLLOUT_SETTING with all of them at once.
const Share = z.union([
  z.strictObject({ count: z.number() }),
  z.strictObject({ percent: z.number() }),
  z.literal('rest'),
])
export const Strategy = z.strictObject({
  preset: z.enum(Object.keys(presets) as [keyof typeof presets]).optional(),
  steps: z.array(Share).max(1_000).optional(),
  bakeMinutes: z.strictObject({ development: z.number(), staging: z.number(), production: z.number() }).optional(),
  tolerance: z.union([z.strictObject({ count: z.number() }), z.strictObject({ percent: z.number() })]).optional(),
  concurrency: z.number().optional(),
  mode: z.enum(['strict', 'soft']).optional(),
})

export const PreviewRollout = z.strictObject({
  template: z.string().min(1).max(100),
  version: z.string().regex(/^\d{1,6}\.\d{1,6}$/, 'Write a version as major.minor, for example 1.4.'),
  selection: FleetSelection.default({}),
  strategy: Strategy.default({}),
  withoutShapes: z.array(z.string().max(64)).max(1_000).default([]),
  answers: z.record(Id, SpecInput).default({}),
  /** Answers to single questions of a migration, by the field they are about; without `targetId` for all who are asked. */
  fieldAnswers: z
    .array(z.strictObject({ at: z.string().max(500), value: z.unknown(), targetId: Id.optional() }))
    .max(10_000)
    .default([]),
})
export type PreviewRollout = z.infer<typeof PreviewRollout>

export const CreateRollout = PreviewRollout.extend({
  reason: z.string().trim().max(500).default(''),
  /** Shapes with a replacement, data or permissions at stake that a person has looked at. */
  acceptedShapes: z.array(z.string().max(64)).max(1_000).default([]),
  /** Digest of the preview; anything else that would run is refused. */
  reviewedDigest: z.string().max(100).optional(),
  /** Without a reviewed digest: how many members will change, to prove that the whole fleet is meant. */
  confirmMembers: z.number().int().optional(),
})
export type CreateRollout = z.infer<typeof CreateRollout>

export const RolloutRef = z.strictObject({ id: Id })
export type RolloutRef = z.infer<typeof RolloutRef>

export const PauseRollout = RolloutRef.extend({ reason: z.string().trim().max(500).default('') })
export type PauseRollout = z.infer<typeof PauseRollout>

export const ResumeRollout = RolloutRef.extend({ reason: RequiredReason })
export type ResumeRollout = z.infer<typeof ResumeRollout>

export const AbortRollout = RolloutRef.extend({ reason: RequiredReason })
export type AbortRollout = z.infer<typeof AbortRollout>

/** Without `targetIds`: every failed member. */
export const RetryFailed = RolloutRef.extend({ targetIds: Ids.optional() })
export type RetryFailed = z.infer<typeof RetryFailed>

export const SkipMember = RolloutRef.extend({ targetId: Id, reason: RequiredReason })
export type SkipMember = z.infer<typeof SkipMember>

export const ChangeConcurrency = RolloutRef.extend({ concurrency: z.number() })
export type ChangeConcurrency = z.infer<typeof ChangeConcurrency>

const paging = {
  direction: z.enum(['asc', 'desc']).default('desc'),
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
}

export const ListRollouts = z.strictObject({
  view: z.enum(['all', 'attention', 'moving', 'planned', 'finished']).default('all'),
  template: z.string().max(100).optional(),
  search: z.string().max(100).default(''),
  sort: z.enum(['created', 'finished', 'template']).default('created'),
  ...paging,
})
export type ListRollouts = z.infer<typeof ListRollouts>

export const ListMembers = RolloutRef.extend({
  status: z.enum(memberStatuses as [(typeof memberStatuses)[number]]).optional(),
  wave: z.number().int().min(0).max(100_000).optional(),
  shape: z.string().max(64).optional(),
  search: z.string().max(100).default(''),
  sort: z.enum(['wave', 'name', 'status', 'finished']).default('wave'),
  ...paging,
  direction: z.enum(['asc', 'desc']).default('asc'),
})
export type ListMembers = z.infer<typeof ListMembers>
