import { and, eq, notExists } from 'drizzle-orm'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { VersionRef } from '../inputs.ts'
import { requireDraft } from './save.ts'
import { readText } from './text/read.ts'

/** Throws a draft away for good. A template that has no other version goes with it, so that its name is free again. */
export async function discardDraft(ctx: Ctx, ref: VersionRef) {
  authorize(ctx, 'templates:publish')
  const text = await readText(ctx.db, ref)
  requireDraft(text)
  const { template, version, name } = text
  return ctx.db.transaction(async (tx) => {
    const [discarded] = await tx
      .delete(templateVersions)
      .where(and(eq(templateVersions.id, version.id), eq(templateVersions.status, 'draft')))
      .returning({ id: templateVersions.id })
    if (!discarded) throw conflict(`${name} was published or discarded just now. Reload and look.`)
    const left = tx.select().from(templateVersions).where(eq(templateVersions.templateId, template.id))
    const [emptied] = await tx
      .delete(templates)
      .where(and(eq(templates.id, template.id), notExists(left)))
      .returning({ id: templates.id })
    await record(tx, ctx, {
      action: 'version.discard',
      subject: { id: version.id, name },
      details: { revision: version.revision, digest: version.digest, templateRemoved: Boolean(emptied) },
    })
    await announce(tx, `draft:${version.id}`, `template:${template.id}`, 'templates')
    return { template: emptied ? null : template.name }
  })
}
