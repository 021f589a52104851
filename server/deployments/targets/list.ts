import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import type { VersionStatus } from '../../templates/versions/version.ts'
import type { DeploymentStatus, Failure } from '../deployment.ts'
import type { Lifecycle, Stage, TargetKind } from '../target.ts'

/** One row of a list of environments, instances or a fleet. */
export interface TargetRow extends Record<string, unknown> {
  id: string
  kind: TargetKind
  name: string
  team: string
  template: string
  account: string
  region: string
  environment: string | null
  stage: Stage
  lifecycle: Lifecycle
  /** `major.minor`; null before the first success. */
  version: string | null
  desiredVersion: string
  versionStatus: VersionStatus | null
  /** Where it should be in the end: the recommended version of the default major, or of a later one that it runs. */
  goalVersion: string | null
  behind: boolean
  /** Published versions after the one that runs, up to the one to go to. */
  behindBy: number
  lastDeploymentId: string | null
  lastStatus: DeploymentStatus | null
  failureKind: Failure['kind'] | null
  failureMessage: string | null
  /** Of a pipeline: why it was not deployed by itself when instances came or went. */
  waitsFor: string | null
  /** When the last deployment ended, or was asked for while it has not. */
  lastAt: string | null
  deployedAt: string | null
  createdAt: string
}

export type TargetView = 'all' | 'attention' | 'moving' | 'behind' | 'mine'

export interface TargetFilter {
  kind?: TargetKind | TargetKind[]
  templateId?: string
  serviceId?: string
  /** Names; any of them will do, none asks for nothing. An environment may also stand by its id. */
  template?: string[]
  environment?: string[]
  version?: string[]
  stage?: string[]
  team?: string[]
  search?: string
  view?: TargetView
}

export interface TargetPage {
  sort: 'name' | 'version' | 'stage' | 'team' | 'deployed'
  direction: 'asc' | 'desc'
  page: number
  pageSize: number
}

const versionText = (alias: 'dv' | 'wv' | 'lv') => sql.raw(`${alias}.major || '.' || ${alias}.minor`)

/** Everything a row needs, from one pass over `targets`; aliases are used by the conditions below. */
const from = sql`
  from targets t
  join teams on teams.id = t.team_id
  join templates tpl on tpl.id = t.template_id
  join accounts acc on acc.id = t.account_id
  join template_versions wv on wv.id = t.desired_version_id
  left join template_versions dv on dv.id = t.deployed_version_id
  left join targets env on env.id = t.environment_id
  left join deployments d on d.id = t.last_deployment_id
  left join pipelines pip on pip.id = t.id
  left join lateral (
    select major, minor from template_versions
    where template_id = t.template_id and recommended
      and major in (dv.major, tpl.default_major) and major >= coalesce(dv.major, 0)
    order by major desc limit 1
  ) lv on true`

const isBehind = sql`coalesce((dv.major, dv.minor) < (lv.major, lv.minor), false)`
const behindBy = sql`(
  select count(*)::int from template_versions later
  where later.template_id = t.template_id and later.status = 'published'
    and (later.major, later.minor) > (dv.major, dv.minor) and (later.major, later.minor) <= (lv.major, lv.minor))`
const isMoving = sql`(d.id is not null and d.finished_at is null)`
const needsAttention = sql`(coalesce(d.status = 'failed', false) or (pip.waits_for is not null and not ${isMoving}))`

const orders: Record<TargetPage['sort'], SQL[]> = {
  name: [sql`t.name`],
  version: [sql`dv.major`, sql`dv.minor`],
  team: [sql`teams.name`],
  stage: [sql`array_position(array['development','staging','production'], t.stage)`],
  deployed: [sql`t.deployed_at`],
}

/** A page of targets, the total, and how many there are behind each preset tab. */
export async function listTargets(ctx: Ctx, filter: TargetFilter, page: TargetPage) {
  const narrowed = conditions(ctx, filter)
  const viewed = sql`${narrowed} and ${viewCondition(ctx, filter.view ?? 'all')}`
  const direction = page.direction === 'asc' ? sql`asc nulls first` : sql`desc nulls last`
  const order = sql.join([...orders[page.sort].map((column) => sql`${column} ${direction}`), sql`t.id`], sql`, `)
  const [rows, counts] = await Promise.all([
    ctx.db.execute<TargetRow>(sql`
      select t.id, t.kind, t.name, teams.name as team, tpl.name as template, acc.name as account, acc.region,
        env.name as environment, t.stage, t.lifecycle, ${versionText('dv')} as version,
        ${versionText('wv')} as "desiredVersion", dv.status as "versionStatus", ${versionText('lv')} as "goalVersion",
        ${isBehind} as behind, ${behindBy} as "behindBy", d.id as "lastDeploymentId", d.status as "lastStatus",
        d.failure->>'kind' as "failureKind", d.failure->>'message' as "failureMessage", pip.waits_for as "waitsFor",
        coalesce(d.finished_at, d.created_at) as "lastAt", t.deployed_at as "deployedAt", t.created_at as "createdAt"
      ${from} where ${viewed} order by ${order} limit ${page.pageSize} offset ${(page.page - 1) * page.pageSize}`),
    countTargets(ctx, narrowed),
  ])
  return { rows: rows.rows, total: counts[filter.view ?? 'all'], counts, page: page.page, pageSize: page.pageSize }
}

async function countTargets(ctx: Ctx, narrowed: SQL): Promise<Record<TargetView, number>> {
  const { rows } = await ctx.db.execute<Record<TargetView, number>>(sql`
    select count(*)::int as "all", (count(*) filter (where ${needsAttention}))::int as attention,
      (count(*) filter (where ${isMoving}))::int as moving, (count(*) filter (where ${isBehind}))::int as behind,
      (count(*) filter (where ${viewCondition(ctx, 'mine')}))::int as mine
    ${from} where ${narrowed}`)
  return rows[0] ?? { all: 0, attention: 0, moving: 0, behind: 0, mine: 0 }
}

function conditions(_ctx: Ctx, filter: TargetFilter) {
  const all = [
    sql`t.deleted_at is null`,
    anyOf(sql`t.kind`, [filter.kind ?? []].flat()),
    filter.templateId && sql`t.template_id = ${filter.templateId}`,
    anyOf(sql`tpl.name`, filter.template),
    anyOf(sql`env.name`, filter.environment, sql`env.id`),
    anyOf(versionText('dv'), filter.version),
    anyOf(sql`t.stage`, filter.stage),
    anyOf(sql`teams.name`, filter.team),
    filter.serviceId &&
      sql`t.id in (select id from instances where service_id = ${filter.serviceId}
        union all select id from pipelines where service_id = ${filter.serviceId})`,
    filter.search && sql`t.name ilike ${`%${filter.search.replace(/[\\%_]/g, '\\$&')}%`}`,
  ]
  return sql.join(
    all.filter((condition): condition is SQL => Boolean(condition)),
    sql` and `,
  )
}

const anyOf = (column: SQL, values: string[] = [], or = column) =>
  values.length > 0 && sql`(${column} in ${values} or ${or} in ${values})`

function viewCondition({ actor }: Ctx, view: TargetView): SQL {
  if (view === 'attention') return needsAttention
  if (view === 'moving') return isMoving
  if (view === 'behind') return isBehind
  if (view === 'mine') {
    const teamIds = actor.kind === 'member' ? actor.teamIds : []
    return teamIds.length > 0 ? sql`t.team_id in ${teamIds}` : sql`false`
  }
  return sql`true`
}

/** How many targets of a template run each version, oldest first; null is "nothing runs yet". */
export async function versionDistribution(ctx: Ctx, templateId: string) {
  const { rows } = await ctx.db.execute<{ version: string | null; status: string | null; targets: number }>(sql`
    select ${versionText('dv')} as version, dv.status, count(*)::int as targets
    from targets t left join template_versions dv on dv.id = t.deployed_version_id
    where t.deleted_at is null and t.template_id = ${templateId}
    group by dv.major, dv.minor, dv.status order by dv.major nulls first, dv.minor`)
  return rows
}
