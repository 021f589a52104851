import { and, eq, sql } from 'drizzle-orm'
import { templates, templateVersions } from '../../../drizzle/schema/templates.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { conflict, notFound, Problem, refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import type { PublishVersion } from '../inputs.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from './load.ts'
import type { PublishFinding } from './publish-findings.ts'
import { reviewPublishing } from './review.ts'
import { lockVersion, recommendedOf, setRecommended } from './standing/recommendation.ts'
import { compareVersions, formatVersion } from './version.ts'

/** Makes a draft available. From then on it never changes. Publishing upgrades nothing by itself. */
export async function publishVersion(ctx: Ctx, input: PublishVersion) {
  authorize(ctx, 'templates:publish')
  const { template: name, version: number, notes } = input
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
  const { findings, environments, offeredPlaces } = await reviewPublishing(ctx, version, input.runsIn)
  if (!offeredPlaces && input.runsIn) throw refused(placesAreNamed(version), 'COMPAT_NAMED')
  refuseErrors(version, findings)

  return ctx.db.transaction(async (tx) => {
    const locked = await lockVersion(tx, input)
    const [published] = await tx
      .update(templateVersions)
      .set({
        status: 'published',
        publishedAt: sql`clock_timestamp()`,
        publishedBy: ctx.actor.name,
        ...(notes === undefined ? {} : { notes }),
        compatibleEnvironments: environments.map(({ template, major }) => ({ template, major })),
      })
      // The digest too: a draft may be edited while somebody reviews it.
      .where(
        and(
          eq(templateVersions.id, version.id),
          eq(templateVersions.status, 'draft'),
          eq(templateVersions.digest, version.digest),
        ),
      )
      .returning()
    if (!published) throw conflict('This version changed while you were looking at it. Reload and try again.')
    const standing = await suggest(tx, version, { ...input, defaultMajor: locked.template.defaultMajor })
    await record(tx, ctx, {
      action: 'version.publish',
      subject: { id: version.id, name: `${name} ${number}` },
      details: { digest: version.digest, ...standing },
    })
    await announce(tx, `template:${template.id}`, 'templates', 'targets')
    return { template: name, version: number, ...standing }
  })
}

type Suggestion = Pick<PublishVersion, 'recommend' | 'makeDefault'> & { defaultMajor: number | null }

/** Whether it is what new targets take from now on. */
async function suggest(tx: Tx, version: LoadedVersion, { recommend, makeDefault, defaultMajor }: Suggestion) {
  const current = await recommendedOf(tx, version)
  const recommended = recommend ?? (!current || compareVersions(current, version) < 0)
  if (recommended) await setRecommended(tx, version, version.id)
  const isDefault = recommended && (makeDefault || defaultMajor === null)
  if (isDefault)
    await tx.update(templates).set({ defaultMajor: version.major }).where(eq(templates.id, version.templateId))
  return { recommended, defaultMajor: isDefault ? version.major : defaultMajor }
}

function placesAreNamed({ template, compatibleEnvironments: named, ...number }: LoadedVersion) {
  const name = `${template.name} ${formatVersion(number)}`
  if (template.kind === 'environment') return `${name} is an environment, which runs in no other. Leave runsIn out.`
  const places = named.map((place) => `${place.template}:${place.major}`).join(', ')
  return `The bundle of ${name} says that it runs in ${places}. Leave runsIn out, or change .template-registration.yaml.`
}

/** Refuses by the first reason of the review, and lists all of them. */
function refuseErrors(version: LoadedVersion, findings: PublishFinding[]) {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (!first) return
  const bundle = errors.filter(({ from }) => from === 'bundle')
  const name = `${version.template.name} ${formatVersion(version)}`
  const issues = errors.map(({ at, message }) => ({ at, message }))
  if (bundle[0]) {
    const count = bundle.length === 1 ? 'an error' : `${bundle.length} errors`
    const message = `${name} has ${count} and cannot be published: ${bundle[0].message} Mend the bundle and upload it again.`
    throw new Problem('PRECONDITION_FAILED', message, { reason: 'VERSION_HAS_ERRORS', issues })
  }
  const { code: reason, at, message, advice } = first
  throw new Problem('PRECONDITION_FAILED', `${message} ${advice}`, { reason, at, issues })
}
