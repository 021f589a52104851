import { and, eq, inArray, sql } from 'drizzle-orm'
import { templates, templateVersions } from '../../drizzle/schema/templates.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { conflict, notFound, Problem, refused } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { minorBreaks } from './compatibility.ts'
import type { PublishVersion } from './inputs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from './load.ts'
import { formatVersion } from './version.ts'

/** Makes a draft available. From then on it never changes. Publishing upgrades nothing by itself. */
export async function publishVersion(ctx: Ctx, { template: name, version: number, notes }: PublishVersion) {
  authorize(ctx, 'templates:publish')
  const template = await findTemplate(ctx.db, name)
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw notFound(`${name} ${number}`)
  const version = await loadVersion(ctx.db, found.id)
  if (version.status !== 'draft') {
    throw refused(
      `${name} ${number} is already ${version.status} and cannot change. Upload the next version instead.`,
      'VERSION_STATE',
    )
  }
  refuseErrors(version)
  await refuseBreakingMinor(ctx, version)
  await refuseUnknownEnvironments(ctx, version)

  return ctx.db.transaction(async (tx) => {
    const [published] = await tx
      .update(templateVersions)
      .set({
        status: 'published',
        publishedAt: sql`clock_timestamp()`,
        publishedBy: ctx.actor.name,
        ...(notes === undefined ? {} : { notes }),
      })
      .where(and(eq(templateVersions.id, version.id), eq(templateVersions.status, 'draft')))
      .returning()
    if (!published) throw conflict('This version changed while you were looking at it. Reload and try again.')
    await record(tx, ctx, {
      action: 'version.publish',
      subject: { id: version.id, name: `${name} ${number}` },
      details: { digest: version.digest },
    })
    await announce(tx, `template:${template.id}`, 'templates')
    return { template: name, version: number }
  })
}

function refuseErrors(version: LoadedVersion) {
  const errors = version.findings.filter((finding) => finding.severity === 'error')
  if (errors.length === 0) return
  throw new Problem(
    'PRECONDITION_FAILED',
    `${version.template.name} ${formatVersion(version)} has ${errors.length === 1 ? 'an error' : `${errors.length} errors`} and cannot be published: ${errors[0]?.message} Mend the bundle and upload it again.`,
    {
      reason: 'VERSION_HAS_ERRORS',
      issues: errors.map(({ file, line, message }) => ({ at: [file, line].filter(Boolean).join(':'), message })),
    },
  )
}

/** A minor must accept every spec its predecessor accepted. */
async function refuseBreakingMinor(ctx: Ctx, version: LoadedVersion) {
  const predecessor = await findPredecessor(ctx.db, version)
  if (!predecessor) return
  const before = await loadVersion(ctx.db, predecessor.id)
  const issues = Object.entries(before.bundle.schema).flatMap(([part, schema]) => {
    const after = version.bundle.schema[part as keyof typeof version.bundle.schema]
    return schema && after ? minorBreaks(schema, after) : []
  })
  if (issues.length === 0) return
  throw new Problem(
    'PRECONDITION_FAILED',
    `${formatVersion(version)} is a minor version, but refuses specs that ${formatVersion(before)} accepts: ${issues[0]?.at} ${issues[0]?.message}. Upload it as ${version.major + 1}.0 with a migration, or keep the field compatible.`,
    { reason: 'MINOR_BREAKS', at: issues[0]?.at, issues },
  )
}

async function findPredecessor(db: Pick<Tx, 'select'>, version: LoadedVersion) {
  const published = await db
    .select()
    .from(templateVersions)
    .where(
      and(
        eq(templateVersions.templateId, version.templateId),
        eq(templateVersions.major, version.major),
        inArray(templateVersions.status, ['published', 'deprecated']),
      ),
    )
  return published.filter((other) => other.minor < version.minor).toSorted((a, b) => b.minor - a.minor)[0]
}

async function refuseUnknownEnvironments(ctx: Ctx, version: LoadedVersion) {
  if (version.template.kind !== 'service') return
  const wanted = version.compatibleEnvironments
  if (wanted.length === 0) {
    throw refused(
      `${version.template.name} ${formatVersion(version)} names no environment template it can run in. Add .template-registration.yaml with compatible_environments, for example network:1.`,
      'COMPAT_MISSING',
    )
  }
  const known = await ctx.db
    .selectDistinct({ name: templates.name, major: templateVersions.major })
    .from(templates)
    .innerJoin(templateVersions, eq(templateVersions.templateId, templates.id))
    .where(and(eq(templates.kind, 'environment'), inArray(templateVersions.status, ['published', 'deprecated'])))
  const missing = wanted.filter((ref) => !known.some(({ name, major }) => name === ref.template && major === ref.major))
  const [first] = missing
  if (missing.length === wanted.length && first) {
    throw refused(
      `No published version ${first.major}.x of the environment template ${first.template} exists. Publish it first, or mend .template-registration.yaml.`,
      'COMPAT_UNKNOWN',
    )
  }
}
