import { eq } from 'drizzle-orm'
import { templateSources } from '../../../drizzle/schema/sources.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { TemplateRef } from '../inputs.ts'
import { findSource } from './queries.ts'

/** Stops looking at the repository. Versions that came from it stay, and still say from which commit. */
export async function disconnectSource(ctx: Ctx, { template: name }: TemplateRef) {
  authorize(ctx, 'templates:publish')
  const { template, source } = await findSource(ctx.db, name)
  return ctx.db.transaction(async (tx) => {
    await tx.delete(templateSources).where(eq(templateSources.id, source.id))
    await record(tx, ctx, {
      action: 'source.disconnect',
      subject: { id: source.id, name: template.name },
      details: { url: source.url, ref: source.ref, path: source.path },
    })
    await announce(tx, `template:${template.id}`)
    return { template: template.name }
  })
}
