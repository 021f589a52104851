import { z } from 'zod'
import { templateKinds } from '../templates/template.ts'
import { severities, stages } from './guardrail.ts'

const Id = z.string().min(1).max(64)

export const PolicyScopeInput = z.strictObject({
  kinds: z.array(z.enum(templateKinds)).max(2).default([]),
  templates: z.array(z.string().max(100)).max(100).default([]),
  stages: z.array(z.enum(stages)).max(3).default([]),
})

export const PolicyRef = z.strictObject({ id: Id })
export type PolicyRef = z.infer<typeof PolicyRef>

/** What an author writes; the same for saving and for trying. */
export const PolicyDraft = z.strictObject({
  name: z.string().trim().min(3, 'Give the policy a name that says what it asks for.').max(80),
  description: z.string().trim().max(1_000).default(''),
  severity: z.enum(severities),
  scope: PolicyScopeInput.default({ kinds: [], templates: [], stages: [] }),
  source: z.string().max(50_000),
  enabled: z.boolean().default(true),
})
export type PolicyDraft = z.infer<typeof PolicyDraft>

export const CreatePolicy = PolicyDraft
export type CreatePolicy = z.infer<typeof CreatePolicy>

/** `revision` is the one on screen; a later one is not overwritten. */
export const ChangePolicy = PolicyDraft.extend({ id: Id, revision: z.number().int().positive() })
export type ChangePolicy = z.infer<typeof ChangePolicy>

export const TryPolicy = PolicyDraft.pick({ source: true, scope: true }).extend({
  /** How many of the newest deployments are looked at. */
  last: z.number().int().min(1).max(500).default(500),
})
export type TryPolicy = z.infer<typeof TryPolicy>

export const Exempt = z.strictObject({
  policyId: Id,
  /** One of the two: a target, or every target of a template. */
  targetId: Id.optional(),
  template: z.string().max(100).optional(),
  reason: z.string().trim().min(3, 'Say in a few words why.').max(500),
  /** At most a year: an exemption for ever is a policy that should be changed. */
  days: z.number().int().min(1).max(365),
})
export type Exempt = z.infer<typeof Exempt>

export const EndExemption = z.strictObject({ id: Id })
export type EndExemption = z.infer<typeof EndExemption>
