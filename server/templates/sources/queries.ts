import { eq } from 'drizzle-orm'
import { templateSources } from '../../../drizzle/schema/sources.ts'
import { templates } from '../../../drizzle/schema/templates.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { refused } from '../../errors.ts'
import { denied } from '../../policy/policy.ts'
import type { TemplateRef } from '../inputs.ts'
import { findTemplate } from '../versions/load.ts'
import { commitPage } from './source.ts'

export type SourceRow = typeof templateSources.$inferSelect

export async function findSource(db: Pick<Tx, 'select'>, name: string) {
  const [found] = await db
    .select({ template: templates, source: templateSources })
    .from(templateSources)
    .innerJoin(templates, eq(templates.id, templateSources.templateId))
    .where(eq(templates.name, name))
  if (found) return found
  await findTemplate(db, name)
  throw refused(`${name} is not connected to a repository.`, 'SOURCE_MISSING')
}

/** Where a template's drafts come from and how that goes; `source` is null for a template written here. */
export async function getSource(ctx: Ctx, { template: name }: TemplateRef) {
  const template = await findTemplate(ctx.db, name)
  const [source] = await ctx.db.select().from(templateSources).where(eq(templateSources.templateId, template.id))
  const mayNot = denied(ctx.actor, 'templates:publish')
  return {
    template: { id: template.id, name: template.name, title: template.title },
    source: source ? describe(source) : null,
    blocked: { connect: mayNot, change: mayNot, sync: mayNot },
  }
}

function describe({ url, ref, path, everyMinutes, commit, syncedAt, problem, dueAt, leaseUntil }: SourceRow) {
  const asked = dueAt !== null && dueAt.getTime() <= Date.now()
  const isHeld = leaseUntil !== null && leaseUntil.getTime() > Date.now()
  const state = isHeld ? 'reading' : asked ? 'asked' : problem ? 'failed' : 'read'
  return {
    state: state as 'reading' | 'asked' | 'failed' | 'read',
    url,
    ref,
    path,
    everyMinutes,
    syncedAt,
    /** When it looks next by itself; null when it does not. */
    nextAt: asked ? null : dueAt,
    commit: commit ? { ...commit, page: commitPage(commit) } : null,
    problem,
  }
}
