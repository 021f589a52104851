import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Lifecycle, Outputs, Spec, Stage, TargetKind } from '../../server/deployments/target.ts'
import { at, createdAt } from '../columns.ts'
import { accounts } from './accounts.ts'
import { teams } from './members.ts'
import { templates, templateVersions } from './templates.ts'

/**
 * What a deployment acts on: one stack, with what is wanted (desired) and what runs (deployed).
 * An environment, an instance or a pipeline is one row here and one row, with the same id, in a table of its own.
 */
export const targets = pgTable(
  'targets',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<TargetKind>().notNull(),
    /** `prod-eu` for an environment, `orders/prod-eu` for an instance, `orders/pipeline` for a pipeline. */
    name: text('name').notNull(),
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id),
    templateId: text('template_id')
      .notNull()
      .references(() => templates.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The environment an instance runs in; null for an environment and for a pipeline. */
    environmentId: text('environment_id').references((): AnyPgColumn => targets.id),
    stage: text('stage').$type<Stage>().notNull(),
    stackName: text('stack_name').notNull(),
    stackArn: text('stack_arn'),
    lifecycle: text('lifecycle').$type<Lifecycle>().notNull().default('creating'),
    desiredVersionId: text('desired_version_id')
      .notNull()
      .references(() => templateVersions.id),
    desiredSpec: jsonb('desired_spec').$type<Spec>().notNull(),
    deployedVersionId: text('deployed_version_id').references(() => templateVersions.id),
    deployedSpec: jsonb('deployed_spec').$type<Spec>(),
    /** Digest of the rendered template and parameters that run; equal digests need no deployment. */
    deployedDigest: text('deployed_digest'),
    /** The deployment whose rendered template and parameters run. */
    deployedDeploymentId: text('deployed_deployment_id'),
    deployedAt: at('deployed_at'),
    outputs: jsonb('outputs').$type<Outputs>().notNull().default({}),
    lastDeploymentId: text('last_deployment_id'),
    createdAt: createdAt(),
    deletedAt: at('deleted_at'),
  },
  (t) => [
    check('targets_kind', sql`${t.kind} in ('environment', 'instance', 'pipeline')`),
    check('targets_environment', sql`(${t.kind} = 'instance') = (${t.environmentId} is not null)`),
    check('targets_stage', sql`${t.stage} in ('development', 'staging', 'production')`),
    check('targets_lifecycle', sql`${t.lifecycle} in ('creating', 'active', 'deleting', 'deleted')`),
    uniqueIndex('targets_name').on(t.kind, t.name).where(sql`deleted_at is null`),
    uniqueIndex('targets_stack').on(t.accountId, t.stackName).where(sql`deleted_at is null`),
    index('targets_fleet').on(t.templateId, t.deployedVersionId).where(sql`deleted_at is null`),
    index('targets_environment_id').on(t.environmentId),
    index('targets_team').on(t.teamId),
  ],
)
