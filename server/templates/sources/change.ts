import { and, eq } from 'drizzle-orm'
import { templateSources } from '../../../drizzle/schema/sources.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { nudge } from '../../worker/nudge.ts'
import type { ChangeSource } from './inputs.ts'
import { findSource } from './queries.ts'
import { parseFolder, parseRepositoryUrl } from './source.ts'

/** Points a source elsewhere or changes how often it looks. What it has found so far stays; it looks at once. */
export async function changeSource(ctx: Ctx, { template: name, everyMinutes, ...where }: ChangeSource) {
  authorize(ctx, 'templates:publish')
  const { template, source } = await findSource(ctx.db, name)
  const place = { url: parseRepositoryUrl(where.url), ref: where.ref, path: parseFolder(where.path) }
  const moved = place.url !== source.url || place.ref !== source.ref || place.path !== source.path
  return ctx.db.transaction(async (tx) => {
    await tx
      .update(templateSources)
      // A look that is under way is for the old place: the higher fence makes its result void.
      .set({
        ...place,
        everyMinutes,
        ...(moved ? { commit: null, problem: null, failures: 0, fence: source.fence + 1 } : {}),
      })
      .where(and(eq(templateSources.id, source.id)))
    await nudge(tx, 'template_sources', source.id)
    await record(tx, ctx, {
      action: 'source.change',
      subject: { id: source.id, name: template.name },
      details: {
        before: { url: source.url, ref: source.ref, path: source.path, everyMinutes: source.everyMinutes },
        after: { ...place, everyMinutes },
      },
    })
    await announce(tx, `template:${template.id}`)
    return { template: template.name }
  })
}
