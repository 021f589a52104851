import { type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import type { DeploymentStatus } from '../../deployments/deployment.ts'
import type { Stage, TargetKind } from '../../deployments/target.ts'
import type { ListMembers, RolloutRef } from '../inputs.ts'
import { skipBlocked } from '../members/skip-member.ts'
import type { MemberStatus } from '../rollout.ts'

export interface MemberRow extends Record<string, unknown> {
  targetId: string
  name: string
  kind: TargetKind
  team: string
  environment: string | null
  stage: Stage
  account: string
  region: string
  /** Null for members that were left out or only get the new label. */
  wave: number | null
  status: MemberStatus
  /** The shape's label, A, B, C … */
  shape: string | null
  fromVersion: string | null
  reason: string | null
  deploymentId: string | null
  deploymentStatus: DeploymentStatus | null
  startedAt: string | null
  finishedAt: string | null
}

const orders: Record<ListMembers['sort'], SQL> = {
  wave: sql`m.wave`,
  name: sql`t.name`,
  status: sql`m.status`,
  finished: sql`m.finished_at`,
}

const from = sql`
  from rollout_members m
  join targets t on t.id = m.target_id
  join teams on teams.id = t.team_id
  join accounts acc on acc.id = t.account_id
  left join targets env on env.id = t.environment_id
  left join rollout_shapes s on s.rollout_id = m.rollout_id and s.shape = m.shape
  left join template_versions fv on fv.id = m.from_version_id
  left join deployments d on d.id = m.deployment_id`

/** A page of members. Sorted by wave they come in the order of the strip's cells. */
export async function listMembers(ctx: Ctx, input: ListMembers) {
  const where = narrow(input)
  const direction = input.direction === 'asc' ? sql`asc nulls last` : sql`desc nulls last`
  const [rows, counted] = await Promise.all([
    ctx.db.execute<MemberRow>(sql`
      select t.id as "targetId", t.name, t.kind, teams.name as team, env.name as environment, t.stage,
        acc.name as account, acc.region, m.wave, m.status, s.label as shape,
        fv.major || '.' || fv.minor as "fromVersion", m.reason, m.deployment_id as "deploymentId",
        d.status as "deploymentStatus", m.started_at as "startedAt", m.finished_at as "finishedAt"
      ${from} where ${where}
      order by ${orders[input.sort]} ${direction}, t.name, t.id
      limit ${input.pageSize} offset ${(input.page - 1) * input.pageSize}`),
    ctx.db.execute<{ total: number }>(sql`select count(*)::int as total ${from} where ${where}`),
  ])
  return {
    rows: rows.rows.map((row) => ({ ...row, blocked: { skip: skipBlocked(row.status) } })),
    total: counted.rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
  }
}

function narrow({ id, status, wave, shape, search }: ListMembers): SQL {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql.join(
    [
      sql`m.rollout_id = ${id}`,
      ...(status ? [sql`m.status = ${status}`] : []),
      ...(wave === undefined ? [] : [wave === 0 ? sql`m.wave is null` : sql`m.wave = ${wave}`]),
      ...(shape ? [sql`(m.shape = ${shape} or s.label = ${shape})`] : []),
      ...(search ? [sql`t.name ilike ${pattern}`] : []),
    ],
    sql` and `,
  )
}

/** One letter a cell, so that ten thousand members are ten kilobytes. */
export const cellLetters = {
  waiting: 'w',
  deploying: 'd',
  upgraded: 'u',
  unchanged: 'n',
  failed: 'f',
  skipped: 's',
} as const satisfies Record<MemberStatus, string>

const letter = sql.join(
  Object.entries(cellLetters).map(([status, cell]) => sql.raw(`when '${status}' then '${cell}'`)),
  sql` `,
)

/** Up to so many members are drawn one by one, and so have names. */
const namedCells = 500

/**
 * Every member as one cell, wave by wave, by name: the n-th cell is the n-th member of the wave in `listMembers`.
 * Names are null where there are too many to draw.
 */
export async function readStrip(ctx: Ctx, { id }: RolloutRef) {
  const { rows } = await ctx.db.execute<{ wave: number; cells: string; names: string[] | null }>(sql`
    select m.wave, string_agg(case m.status ${letter} end, '' order by t.name, t.id) as cells,
      case when sum(count(*)) over () <= ${namedCells} then array_agg(t.name order by t.name, t.id) end as names
    from rollout_members m join targets t on t.id = m.target_id
    where m.rollout_id = ${id} and m.wave is not null group by m.wave order by m.wave`)
  return rows
}
