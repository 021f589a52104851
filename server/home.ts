import { sql } from 'drizzle-orm'
import type { Ctx } from './context.ts'
import { listDeployments } from './deployments/list.ts'
import { listTargets } from './deployments/targets/list.ts'
import { listWaitingPipelines } from './services/pipelines/waiting.ts'

const firstPage = { page: 1, pageSize: 8 } as const

interface FleetBar extends Record<string, unknown> {
  template: string
  title: string
  version: string | null
  targets: number
}

/** What needs somebody, what is moving, what is mine; and every template's fleet cut by version, oldest first. */
export async function describeHome(ctx: Ctx) {
  const [attention, waiting, moving, mine, fleets] = await Promise.all([
    listDeployments(ctx, { view: 'attention', search: '', sort: 'created', direction: 'desc', ...firstPage }),
    listWaitingPipelines(ctx, firstPage.pageSize),
    listDeployments(ctx, { view: 'moving', search: '', sort: 'created', direction: 'desc', ...firstPage }),
    listTargets(ctx, { kind: 'instance', view: 'mine' }, { sort: 'name', direction: 'asc', ...firstPage }),
    ctx.db.execute<FleetBar>(sql`
      select tpl.name as template, tpl.title, dv.major || '.' || dv.minor as version, count(*)::int as targets
      from targets t join templates tpl on tpl.id = t.template_id
      left join template_versions dv on dv.id = t.deployed_version_id
      where t.deleted_at is null
      group by tpl.name, tpl.title, dv.major, dv.minor order by tpl.name, dv.major nulls first, dv.minor`),
  ])
  return { attention, waiting, moving, mine, fleets: fleets.rows }
}
