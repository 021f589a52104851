import type { Ctx } from '../../context.ts'
import type { FindTryTargets } from '../../templates/drafts/inputs.ts'
import { findTemplate } from '../../templates/versions/load.ts'
import { listTargets } from './list.ts'

const most = 20

/** Live targets of a template to try a version on, found by name. */
export async function findTryTargets(ctx: Ctx, { template: name, search }: FindTryTargets) {
  const template = await findTemplate(ctx.db, name)
  const { rows, total } = await listTargets(
    ctx,
    { templateId: template.id, search },
    { sort: 'name', direction: 'asc', page: 1, pageSize: most },
  )
  return {
    targets: rows.map(({ id, name, version, desiredVersion, stage, team }) => ({
      id,
      name,
      version: version ?? desiredVersion,
      stage,
      team,
    })),
    total,
  }
}
