import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { DeploymentKind, DeploymentStatus, DeploymentStep, Failure } from '../../server/deployments/deployment.ts'
import type { Spec } from '../../server/deployments/target.ts'
import type { Plan } from '../../server/plans/plan.ts'
import { at, claimable, createdAt, id } from '../columns.ts'
import { accounts } from './accounts.ts'
import { targets } from './targets.ts'
import { templateVersions } from './templates.ts'

/** Rendered templates by content: equal bytes are stored once, and history can always show what ran. */
export const renderedTemplates = pgTable('rendered_templates', {
  digest: text('digest').primaryKey(),
  body: text('body').notNull(),
  createdAt: createdAt(),
})

/** One attempt to bring one target to one version and spec. Never reused, never deleted. */
export const deployments = pgTable(
  'deployments',
  {
    id: id('dep'),
    targetId: text('target_id')
      .notNull()
      .references(() => targets.id),
    kind: text('kind').$type<DeploymentKind>().notNull(),
    versionId: text('version_id')
      .notNull()
      .references(() => templateVersions.id),
    spec: jsonb('spec').$type<Spec>().notNull(),
    /** The version that ran when this was requested; null for a first deployment. */
    fromVersionId: text('from_version_id').references(() => templateVersions.id),
    status: text('status').$type<DeploymentStatus>().notNull().default('queued'),
    step: text('step').$type<DeploymentStep>().notNull().default('render'),
    requestedBy: text('requested_by').notNull(),
    reason: text('reason').notNull().default(''),
    /** The rollout this belongs to; its row is nudged when the deployment finishes. */
    rolloutId: text('rollout_id'),

    // The stack's identity, repeated here so that the database itself refuses two unfinished deployments of one stack.
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    stackName: text('stack_name').notNull(),
    stackArn: text('stack_arn'),

    /** What was reviewed: digest of the template and parameters, and their consequences. */
    plannedDigest: text('planned_digest'),
    plan: jsonb('plan').$type<Plan>(),
    /** What CloudFormation itself said about it. */
    verifiedPlan: jsonb('verified_plan').$type<Plan>(),
    bodyDigest: text('body_digest').references(() => renderedTemplates.digest),
    parameters: jsonb('parameters').$type<Record<string, string>>(),
    renderedDigest: text('rendered_digest'),

    changeSetName: text('change_set_name'),
    executedAt: at('executed_at'),
    /** CloudFormation's own word, kept as it came. */
    stackStatus: text('stack_status'),
    failure: jsonb('failure').$type<Failure>(),
    cancelRequestedAt: at('cancel_requested_at'),
    cancelRequestedBy: text('cancel_requested_by'),
    /** Until when somebody is looking: events are fetched live only for them. */
    watchedUntil: at('watched_until'),

    attempt: integer('attempt').notNull().default(1),
    fence: integer('fence').notNull().default(0),
    ...claimable,
    createdAt: createdAt(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (t) => [
    uniqueIndex('deployments_one_unfinished_per_stack').on(t.accountId, t.stackName).where(sql`finished_at is null`),
    index('deployments_due').on(t.dueAt).where(sql`finished_at is null`),
    index('deployments_target').on(t.targetId, t.createdAt.desc()),
    index('deployments_newest').on(t.createdAt.desc()),
    index('deployments_rollout').on(t.rolloutId),
    check(
      'deployments_status',
      sql`${t.status} in ('queued', 'preparing', 'deploying', 'rolling_back', 'succeeded', 'failed', 'cancelled')`,
    ),
    check(
      'deployments_finished',
      sql`(${t.finishedAt} is not null) = (${t.status} in ('succeeded', 'failed', 'cancelled'))`,
    ),
    check('deployments_kind', sql`${t.kind} in ('create', 'change', 'upgrade', 'rollback', 'redeploy', 'delete')`),
  ],
)

/** What happened in a deployment, in order: its own moves, and CloudFormation's events as they came. */
export const deploymentEvents = pgTable(
  'deployment_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    deploymentId: text('deployment_id')
      .notNull()
      .references(() => deployments.id),
    at: at('at').notNull().defaultNow(),
    /** `status` for our own moves, `stack` for CloudFormation's events. */
    source: text('source').$type<'status' | 'stack'>().notNull(),
    status: text('status').notNull(),
    message: text('message').notNull().default(''),
    logicalId: text('logical_id'),
    physicalId: text('physical_id'),
    resourceType: text('resource_type'),
    /** CloudFormation's event id, so that reading events twice stores them once. */
    eventId: text('event_id'),
  },
  (t) => [
    index('deployment_events_deployment').on(t.deploymentId, t.id),
    uniqueIndex('deployment_events_once').on(t.deploymentId, t.eventId),
  ],
)
