import { asc, eq, inArray, sql } from 'drizzle-orm'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import type { Ctx } from '../context.ts'
import { denied } from '../policy/policy.ts'
import type { ListTemplates, TemplateRef } from './inputs.ts'
import { findTemplate, type VersionRow } from './versions/load.ts'
import { pipelinesOf } from './versions/pipelines.ts'
import { offerOf, suggested } from './versions/standing/offer.ts'
import { compareVersions, formatVersion } from './versions/version.ts'

/** All templates with their versions in short and how many targets use them. */
export async function listTemplates(ctx: Ctx, { kind, search }: ListTemplates) {
  const rows = await ctx.db.select().from(templates).orderBy(asc(templates.kind), asc(templates.title))
  const [versions, used] = await Promise.all([
    ctx.db.select(shortVersion).from(templateVersions),
    ctx.db.execute<{ template_id: string; targets: number; attention: number }>(sql`
      select t.template_id, count(*)::int as targets, (count(*) filter (where d.status = 'failed'))::int as attention
      from targets t left join deployments d on d.id = t.last_deployment_id
      where t.deleted_at is null group by t.template_id`),
  ])
  const wanted = search.toLowerCase()
  return rows
    .filter((row) => !kind || row.kind === kind)
    .filter((row) => `${row.name} ${row.title} ${row.description} ${row.category}`.toLowerCase().includes(wanted))
    .map((row) => ({
      ...row,
      ...summarise(
        versions.filter((version) => version.templateId === row.id),
        row.defaultMajor,
      ),
      ...usage(used.rows, row.id),
    }))
}

const shortVersion = {
  templateId: templateVersions.templateId,
  major: templateVersions.major,
  minor: templateVersions.minor,
  status: templateVersions.status,
  recommended: templateVersions.recommended,
  publishedAt: templateVersions.publishedAt,
  createdAt: templateVersions.createdAt,
}
type ShortVersion = Pick<VersionRow, keyof typeof shortVersion>

function summarise(versions: ShortVersion[], defaultMajor: number | null) {
  const latest = versions
    .filter((version) => version.status === 'published')
    .toSorted(compareVersions)
    .at(-1)
  const recommended = suggested(offerOf(versions, defaultMajor))
  return {
    /** What to suggest: the recommended version of the default major, else the latest. */
    recommended: recommended ? formatVersion(recommended) : null,
    latest: latest ? formatVersion(latest) : null,
    latestAt: latest?.publishedAt ?? null,
    versions: versions.length,
    drafts: versions.filter((version) => version.status === 'draft').length,
  }
}

const usage = (rows: { template_id: string; targets: number; attention: number }[], id: string) => {
  const row = rows.find((used) => used.template_id === id)
  return { targets: row?.targets ?? 0, attention: row?.attention ?? 0 }
}

/** A template with every version, newest first. */
export async function getTemplate(ctx: Ctx, { template: name }: TemplateRef) {
  const template = await findTemplate(ctx.db, name)
  const versions = await ctx.db.select().from(templateVersions).where(eq(templateVersions.templateId, template.id))
  const { rows: used } = await ctx.db.execute<{ id: string | null; targets: number }>(sql`
    select deployed_version_id as id, count(*)::int as targets from targets
    where template_id = ${template.id} and deleted_at is null group by 1`)
  return {
    ...template,
    ...summarise(versions, template.defaultMajor),
    versionList: versions
      .toSorted((a, b) => compareVersions(b, a))
      .map(({ schema: _, readme: __, findings, ...version }) => ({
        ...version,
        number: formatVersion(version),
        errors: findings.filter((finding) => finding.severity === 'error').length,
        warnings: findings.filter((finding) => finding.severity === 'warning').length,
        targets: used.find((row) => row.id === version.id)?.targets ?? 0,
      })),
    /** Targets that run no version yet. */
    creating: used.find((row) => row.id === null)?.targets ?? 0,
    blocked: {
      upload: denied(ctx.actor, 'templates:publish'),
      upgrade: denied(ctx.actor, 'rollouts:control'),
    },
  }
}

/** The published versions a developer may choose from, with their forms: what a create or change wizard needs. */
export async function getChoices(ctx: Ctx, { template: name }: TemplateRef) {
  const template = await findTemplate(ctx.db, name)
  const versions = await ctx.db
    .select()
    .from(templateVersions)
    .where(
      sql`${eq(templateVersions.templateId, template.id)} and ${inArray(templateVersions.status, ['published', 'deprecated'])}`,
    )
  const recommended = suggested(offerOf(versions, template.defaultMajor))
  const pipelines = await pipelinesOf(
    ctx.db,
    versions.map(({ id }) => id),
  )
  return {
    ...template,
    /** What a form begins with; null when nothing is published. */
    recommended: recommended ? formatVersion(recommended) : null,
    versions: versions
      .toSorted((a, b) => compareVersions(b, a))
      .map(({ id, status, recommended, schema, readme, notes, compatibleEnvironments, publishedAt, ...version }) => ({
        id,
        number: formatVersion(version),
        status,
        recommended,
        schema,
        readme,
        notes,
        compatibleEnvironments,
        publishedAt,
        /** Null when the version has none. */
        pipeline: pipelines.get(id) ?? null,
      })),
    blocked: { create: denied(ctx.actor, template.kind === 'environment' ? 'environments:write' : 'services:write') },
  }
}
