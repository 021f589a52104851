import { eq } from 'drizzle-orm'
import { templateSources } from '../../../drizzle/schema/sources.ts'
import { templates } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { isDuplicate, type Tx } from '../../db.ts'
import { conflict } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { saveTemplate } from '../drafts/save-template.ts'
import { draftCommit } from './draft.ts'
import type { ConnectSource } from './inputs.ts'
import { readSource } from './read.ts'
import { parseFolder, parseRepositoryUrl } from './source.ts'

/**
 * Connects a template, existing or new, to a folder of a git repository, reads it at once and makes its newest commit a
 * draft. A repository that cannot be read, or holds no bundle, connects nothing.
 */
export async function connectSource(ctx: Ctx, { template: facts, everyMinutes, ...where }: ConnectSource) {
  authorize(ctx, 'templates:publish')
  const place = { url: parseRepositoryUrl(where.url), ref: where.ref, path: parseFolder(where.path) }
  await refuseConnected(ctx.db, facts.name)
  const read = await readSource(ctx, place)
  if (!read) throw new Error('a source without a known commit was not read')
  return ctx.db.transaction(async (tx) => {
    const template = await saveTemplate(tx, facts, read.judged.bundle)
    const { version, known } = await draftCommit(tx, ctx, template, read)
    const [source] = await tx
      .insert(templateSources)
      .values({
        templateId: template.id,
        ...place,
        everyMinutes,
        commit: read.commit,
        syncedAt: new Date(),
        connectedBy: ctx.actor.name,
        dueAt: everyMinutes === null ? null : new Date(Date.now() + everyMinutes * 60_000),
      })
      .returning()
      .catch((error: unknown) => {
        throw isDuplicate(error, 'template_sources_template_id_unique') ? alreadyConnected(facts.name) : error
      })
    if (!source) throw new Error('no source was stored')
    await record(tx, ctx, {
      action: 'source.connect',
      subject: { id: source.id, name: template.name },
      details: { ...place, everyMinutes, commit: read.commit.sha, version },
    })
    await announce(tx, `template:${template.id}`, 'templates')
    return { template: template.name, version, known }
  })
}

const alreadyConnected = (name: string, url?: string) =>
  conflict(
    `${name} is already connected${url ? ` to ${url}` : ''}. Change that source, or disconnect it first.`,
    'SOURCE_EXISTS',
  )

/** Before anything is fetched: whoever typed the name of a connected template learns it at once. */
async function refuseConnected(db: Pick<Tx, 'select'>, name: string) {
  const [source] = await db
    .select({ url: templateSources.url })
    .from(templateSources)
    .innerJoin(templates, eq(templates.id, templateSources.templateId))
    .where(eq(templates.name, name))
  if (source) throw alreadyConnected(name, source.url)
}
