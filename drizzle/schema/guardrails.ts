import { sql } from 'drizzle-orm'
import { bigserial, boolean, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { PolicyScope, PolicySeverity } from '../../server/guardrails/guardrail.ts'
import { at, createdAt, id } from '../columns.ts'
import { deployments } from './deployments.ts'
import { targets } from './targets.ts'
import { templates } from './templates.ts'

/** A rule of the installation over rendered templates and plans. Never deleted, so that what it refused keeps its reason. */
export const guardrailPolicies = pgTable(
  'guardrail_policies',
  {
    id: id('pol'),
    name: text('name').notNull().unique(),
    description: text('description').notNull().default(''),
    severity: text('severity').$type<PolicySeverity>().notNull(),
    scope: jsonb('scope').$type<PolicyScope>().notNull(),
    /** Rego. */
    source: text('source').notNull(),
    enabled: boolean('enabled').notNull().default(true),
    /** Rises with every save: whoever saves names the one they saw. */
    revision: integer('revision').notNull().default(1),
    savedBy: text('saved_by').notNull(),
    savedAt: at('saved_at').notNull().defaultNow(),
    createdAt: createdAt(),
  },
  (t) => [check('guardrail_policies_severity', sql`${t.severity} in ('deny', 'require_approval', 'warn')`)],
)

/** Lets a target, or all targets of a template, through a policy until it expires; nobody has to remember to end it. */
export const guardrailExemptions = pgTable(
  'guardrail_exemptions',
  {
    id: id('exm'),
    policyId: text('policy_id')
      .notNull()
      .references(() => guardrailPolicies.id),
    targetId: text('target_id').references(() => targets.id),
    templateId: text('template_id').references(() => templates.id),
    reason: text('reason').notNull(),
    expiresAt: at('expires_at').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    endedAt: at('ended_at'),
    endedBy: text('ended_by'),
  },
  (t) => [
    index('guardrail_exemptions_policy').on(t.policyId),
    check('guardrail_exemptions_one', sql`num_nonnulls(${t.targetId}, ${t.templateId}) = 1`),
  ],
)

/** What policies decided where it mattered: refused, warned of, approved or let through. */
export const guardrailDecisions = pgTable(
  'guardrail_decisions',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    policyId: text('policy_id')
      .notNull()
      .references(() => guardrailPolicies.id),
    at: at('at').notNull().defaultNow(),
    outcome: text('outcome').$type<'denied' | 'needs_approval' | 'warned' | 'approved' | 'exempted'>().notNull(),
    /** At which gate. */
    gate: text('gate').$type<'publish' | 'request' | 'execution'>().notNull(),
    subject: text('subject').notNull(),
    targetId: text('target_id').references(() => targets.id),
    deploymentId: text('deployment_id').references(() => deployments.id),
    /** What it objected to, or the approver's reason. */
    message: text('message').notNull(),
    actor: text('actor').notNull(),
  },
  (t) => [
    index('guardrail_decisions_policy').on(t.policyId, t.at.desc()),
    index('guardrail_decisions_deployment').on(t.deploymentId),
  ],
)
