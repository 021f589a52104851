import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Spec, Stage } from '../../server/deployments/target.ts'
import type { Plan } from '../../server/plans/plan.ts'
import type { FleetSelection } from '../../server/rollouts/fleet.ts'
import type { MemberStatus, Pause, RolloutStatus, WaveStatus } from '../../server/rollouts/rollout.ts'
import type { Strategy } from '../../server/rollouts/strategy.ts'
import { at, claimable, createdAt, id } from '../columns.ts'
import { deployments } from './deployments.ts'
import { targets } from './targets.ts'
import { templates, templateVersions } from './templates.ts'

/** The upgrade of a fleet, by a stored plan. */
export const rollouts = pgTable(
  'rollouts',
  {
    id: id('rol'),
    templateId: text('template_id')
      .notNull()
      .references(() => templates.id),
    toVersionId: text('to_version_id')
      .notNull()
      .references(() => templateVersions.id),
    status: text('status').$type<RolloutStatus>().notNull().default('planned'),
    selection: jsonb('selection').$type<FleetSelection>().notNull(),
    strategy: jsonb('strategy').$type<Strategy>().notNull(),
    /** SHA-256 over members, waves, specs and rendered digests: what was reviewed is what runs. */
    planDigest: text('plan_digest').notNull(),
    reason: text('reason').notNull().default(''),
    pause: jsonb('pause').$type<Pause>(),
    concurrency: integer('concurrency').notNull(),
    /** Failures that may happen before it pauses, computed once from the strategy. */
    tolerance: integer('tolerance').notNull(),
    /** Failures that a person has looked at and resumed over; only later ones count against the tolerance. */
    failuresForgiven: integer('failures_forgiven').notNull().default(0),
    plannedBy: text('planned_by').notNull(),
    fence: integer('fence').notNull().default(0),
    ...claimable,
    createdAt: createdAt(),
    startedAt: at('started_at'),
    pausedAt: at('paused_at'),
    finishedAt: at('finished_at'),
  },
  (t) => [
    index('rollouts_due').on(t.dueAt).where(sql`finished_at is null`),
    index('rollouts_template').on(t.templateId),
    check('rollouts_status', sql`${t.status} in ('planned', 'running', 'paused', 'completed', 'aborted')`),
  ],
)

/** The gate of each wave. Wave n+1 starts only after wave n has `passed_at`. */
export const rolloutWaves = pgTable(
  'rollout_waves',
  {
    rolloutId: text('rollout_id')
      .notNull()
      .references(() => rollouts.id),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    canary: boolean('canary').notNull(),
    size: integer('size').notNull(),
    bakeMinutes: integer('bake_minutes').notNull(),
    status: text('status').$type<WaveStatus>().notNull().default('waiting'),
    startedAt: at('started_at'),
    /** An absolute moment by the database's clock: no restart begins the bake anew. */
    bakeUntil: at('bake_until'),
    passedAt: at('passed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.rolloutId, t.number] }),
    check('rollout_waves_status', sql`${t.status} in ('waiting', 'running', 'baking', 'passed')`),
  ],
)

/** Members that change in the same way, so that a person decides once for all of them. */
export const rolloutShapes = pgTable(
  'rollout_shapes',
  {
    rolloutId: text('rollout_id')
      .notNull()
      .references(() => rollouts.id),
    shape: text('shape').notNull(),
    /** A, B, C … in order of size. */
    label: text('label').notNull(),
    /** The plan of one member, as the example of all. */
    example: jsonb('example').$type<Plan>().notNull(),
    members: integer('members').notNull(),
    accepted: boolean('accepted').notNull(),
  },
  (t) => [primaryKey({ columns: [t.rolloutId, t.shape] })],
)

/** One target of a rollout: what it was when the plan was made, where it stands, and how it ended. */
export const rolloutMembers = pgTable(
  'rollout_members',
  {
    rolloutId: text('rollout_id')
      .notNull()
      .references(() => rollouts.id),
    targetId: text('target_id')
      .notNull()
      .references(() => targets.id),
    /** Null for a member that was left out of the plan. */
    wave: integer('wave'),
    status: text('status').$type<MemberStatus>().notNull().default('waiting'),
    shape: text('shape'),
    fromVersionId: text('from_version_id').references(() => templateVersions.id),
    /** What ran when the plan was made: a target that changed since is skipped, with that reason. */
    fromDigest: text('from_digest'),
    spec: jsonb('spec').$type<Spec>().notNull(),
    plannedDigest: text('planned_digest'),
    /** Why it was left out, skipped or failed, in words. */
    reason: text('reason'),
    deploymentId: text('deployment_id').references(() => deployments.id),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.rolloutId, t.targetId] }),
    index('rollout_members_wave').on(t.rolloutId, t.wave, t.status),
    uniqueIndex('rollout_members_deployment').on(t.deploymentId),
    check(
      'rollout_members_status',
      sql`${t.status} in ('waiting', 'deploying', 'upgraded', 'unchanged', 'failed', 'skipped')`,
    ),
  ],
)
