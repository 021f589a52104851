import type { Ctx } from '../../context.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { nudge } from '../../worker/nudge.ts'
import type { TemplateRef } from '../inputs.ts'
import { findSource } from './queries.ts'

/** Asks for a look at the repository now. A worker takes it up; the template's page says what came of it. */
export async function syncSource(ctx: Ctx, { template: name }: TemplateRef) {
  authorize(ctx, 'templates:publish')
  const { template, source } = await findSource(ctx.db, name)
  return ctx.db.transaction(async (tx) => {
    await nudge(tx, 'template_sources', source.id)
    await announce(tx, `template:${template.id}`)
    return { template: template.name }
  })
}
