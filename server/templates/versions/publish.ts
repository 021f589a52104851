import { and, eq, sql } from 'drizzle-orm'
import { templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { conflict, notFound, Problem, refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { PublishVersion } from '../inputs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from './load.ts'
import { type Review, reviewPublishing } from './review.ts'
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
  const review = await reviewPublishing(ctx.db, version)
  refuseBreakingMinor(version, review)
  refuseUnknownEnvironments(version, review)

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
function refuseBreakingMinor(version: LoadedVersion, { predecessor, breaks }: Review) {
  const [first] = breaks
  if (!first) return
  throw new Problem(
    'PRECONDITION_FAILED',
    `${formatVersion(version)} is a minor version, but refuses specs that ${predecessor} accepts: ${first.at} ${first.message}. Upload it as ${version.major + 1}.0 with a migration, or keep the field compatible.`,
    { reason: 'MINOR_BREAKS', at: first.at, issues: breaks },
  )
}

function refuseUnknownEnvironments(version: LoadedVersion, { environments }: Review) {
  if (version.template.kind !== 'service') return
  const [first] = environments
  if (!first) {
    throw refused(
      `${version.template.name} ${formatVersion(version)} names no environment template it can run in. Add .template-registration.yaml with compatible_environments, for example network:1.`,
      'COMPAT_MISSING',
    )
  }
  if (environments.every(({ published }) => !published)) {
    throw refused(
      `No published version ${first.major}.x of the environment template ${first.template} exists. Publish it first, or mend .template-registration.yaml.`,
      'COMPAT_UNKNOWN',
    )
  }
}
